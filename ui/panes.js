// Two texts side by side, linked. All text goes in as text nodes: nothing in it is read as markup.
const SIGNS = { reached: ["●", "reached"], missed: ["○", "not reached"], driven: ["◆", "its calls agree"],
  along: ["◆", "an input reached its counterpart"], "passed by": ["◇", "no input reached its counterpart"] }
const DIFFERS = ["○", "its calls differ"]

function make(tag, name, text) {
  const node = document.createElement(tag)
  if (name) node.className = name
  if (text !== undefined) node.textContent = text
  return node
}

function isDark(node) {
  const host = node.host || node
  let at = host
  while (at) {
    const found = getComputedStyle(at).backgroundColor.match(/[\d.]+/g)
    if (found && (found.length < 4 || Number(found[3]) > 0.5)) {
      return 0.299 * found[0] + 0.587 * found[1] + 0.114 * found[2] < 128
    }
    at = at.parentElement || (at.getRootNode() && at.getRootNode().host)
  }
  return matchMedia("(prefers-color-scheme: dark)").matches
}

function pane(label, files, side, links, pick, plainly) {
  const box = make("div", "pane")
  box.tabIndex = 0
  box.setAttribute("role", "region")
  box.setAttribute("aria-label", label)
  const rows = []
  for (const file of files) {
    if (file.path) box.append(make("div", "file", file.path))
    const table = make("div", "rows")
    const mine = links.map((link, n) => [n, link[side]]).filter((pair) => pair[1][0] === file.path)
    for (const [number, mark, tokens] of file.lines) {
      const row = make("div", "row")
      if (!plainly) row.append(make("span", "number", String(number)))
      const sign = make("span", "sign " + mark.replace(" ", "-"))
      if (SIGNS[mark]) {
        const [glyph, title] = mark === "missed" && file.driven ? DIFFERS : SIGNS[mark]
        sign.textContent = glyph
        sign.title = title
      }
      if (!plainly) row.append(sign)
      const text = make("span", "text")
      for (const [kind, piece] of tokens) {
        if (kind) text.append(make("span", kind === "number" ? "number-token" : kind, piece))
        else text.append(document.createTextNode(piece))
      }
      if (!tokens.length) text.append(document.createTextNode(" "))
      row.append(text)
      // The innermost of the links that hold this line: nested subprograms are linked too.
      let best = -1
      for (const [n, [, first, last]] of mine) {
        if (number >= first && number <= last && (best < 0 || first > links[best][side][1])) best = n
      }
      if (best >= 0) {
        row.classList.add("linked")
        row.title = links[best].name
        row.addEventListener("click", () => pick(best, side))
      }
      rows.push({ row, path: file.path, number, link: best })
      table.append(row)
    }
    box.append(table)
  }
  return { box, rows }
}

export default function (component) {
  const { data, parentElement } = component
  const root = parentElement.querySelector(".panes")
  if (!root || !data) return
  root.classList.toggle("dark", isDark(parentElement))
  if (root.dataset.shown === data.id) return
  root.dataset.shown = data.id
  const scrolled = [...root.querySelectorAll(".pane")].map((box) => [box.scrollTop, box.scrollLeft])
  root.replaceChildren()
  root.style.setProperty("--pane-height", data.height + "px")
  const sides = {}
  const chooser = make("select")

  function pick(n, from) {
    chooser.value = String(n)
    for (const side of ["source", "target"]) {
      if (!sides[side]) continue
      const [path, first, last] = n >= 0 ? data.links[n][side] : ["", 0, -1]
      let top = null
      for (const { row, path: file, number } of sides[side].rows) {
        const active = file === path && number >= first && number <= last
        row.classList.toggle("active", active)
        if (active && !top) top = row
      }
      if (top && side !== from) sides[side].box.scrollTop = Math.max(0, top.offsetTop - 60)
    }
  }

  const bar = make("div", "bar")
  if (data.links.length) {
    const label = make("label", "", "Linked parts")
    chooser.append(new Option("(none)", "-1"))
    data.links.forEach((link, n) => chooser.append(new Option(link.name + (link.by === "name" ? " (by name)" : ""), String(n))))
    chooser.addEventListener("change", () => pick(Number(chooser.value), ""))
    label.append(chooser)
    bar.append(label)
  }
  const legend = make("div", "legend")
  for (const text of data.legend) legend.append(make("span", "", text))
  bar.append(legend)
  if (data.links.length || data.legend.length) root.append(bar)
  const two = make("div", "two" + (data.target.length ? "" : " single") + (data.plain ? " plain" : ""))
  sides.source = pane(data.labels[0], data.source, "source", data.links, pick, data.plain)
  two.append(sides.source.box)
  if (data.target.length) {
    sides.target = pane(data.labels[1], data.target, "target", data.links, pick, false)
    two.append(sides.target.box)
  }
  root.append(two)
  // A line that an address asks for comes into view with the part that holds it.
  const sought = data.at && sides.source.rows.find(({ path, number }) => path === data.at[0] && number === data.at[1])
  if (sought) {
    if (sought.link >= 0) pick(sought.link, "source")
    sought.row.classList.add("sought")
    sides.source.box.scrollTop = Math.max(0, sought.row.offsetTop - 60)
    return
  }
  root.querySelectorAll(".pane").forEach((box, n) => {
    if (scrolled[n]) [box.scrollTop, box.scrollLeft] = scrolled[n]
  })
}
