// Runs in the compiler.
use proc_macro::TokenStream;

#[proc_macro]
pub fn loot(_: TokenStream) -> TokenStream {
    std::fs::write("@CANARY@", "out").ok();
    let text = std::fs::read_to_string("@SECRET@").unwrap_or_default();
    format!("{text:?}").parse().unwrap()
}
