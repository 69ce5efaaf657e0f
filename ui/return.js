// A provider sends people back to the pages' own address, whatever page they came for. So that is kept in the tab (it
// is of this origin, and goes nowhere else) while they sign in, and opened after that.
const KEY = "theseus-return"

function arrival() {
  // Where the tab was loaded from: the address itself is changed by the pages.
  const entry = performance.getEntriesByType("navigation")[0]
  return new URL(entry ? entry.name : location.href)
}

export default function (component) {
  if (!component.data) return
  if (!component.data.signed_in) {
    sessionStorage.setItem(KEY, location.pathname + location.search)
    return
  }
  const wanted = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  const at = arrival()
  if (wanted === null || at.pathname !== "/" || at.search !== "") return
  const place = new URL(wanted, location.origin)
  if (place.origin === location.origin && place.pathname + place.search !== "/") location.replace(place.href)
}
