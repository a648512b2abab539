/** The look of the service's pages: that of the app, in light and dark. */
export const style = `
:root {
  color-scheme: light;
  --ground: #f6f4f0; --surface: #fffdfa; --sunken: #edeae4; --line: #e4dfd6; --edge: #8b8579;
  --ink: #1f2328; --soft: #585d63; --accent: #0b6e6e; --hover: #095a5a; --tint: #dcefed; --on-accent: #ffffff;
  --focus: #0a5fa8; --warn: #fdf1d8; --warn-ink: #6f4800;
}
@media (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --ground: #15181b; --surface: #1b1f23; --sunken: #101214; --line: #2e343a; --edge: #7b858e;
    --ink: #e9e6e1; --soft: #a9b0b7; --accent: #5fc4bd; --hover: #7ad3cc; --tint: #17383a; --on-accent: #06201f;
    --focus: #8cc4ff; --warn: #37290f; --warn-ink: #f0c674;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; padding: 1.5rem 1rem; display: grid; place-items: center;
  background: var(--ground); color: var(--ink);
  font: 1rem/1.5 "Inter", "Segoe UI Variable Text", "Segoe UI", -apple-system, BlinkMacSystemFont, "Noto Sans", Arial, sans-serif;
}
main {
  width: 100%; max-width: 34rem; padding: 2rem; background: var(--surface);
  border: 1px solid var(--line); border-radius: 20px; box-shadow: 0 8px 28px rgb(0 0 0 / 10%);
}
.brand { display: flex; align-items: center; gap: .5rem; margin: 0 0 1.25rem; font-weight: 600; }
.mark { width: 1.75rem; height: 1.75rem; fill: var(--accent); }
.badge {
  padding: .1rem .6rem; border-radius: 999px; background: var(--warn); color: var(--warn-ink);
  font-size: .8125rem; font-weight: 600;
}
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; letter-spacing: -.01em; }
p { margin: 0 0 1rem; }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; }
legend { padding: 0; margin-bottom: .5rem; font-weight: 600; }
.account {
  position: relative; display: grid; grid-template-columns: auto 3rem 1fr; gap: .75rem; align-items: center;
  padding: .75rem; margin-bottom: .5rem; border: 1px solid var(--line); border-radius: 12px;
}
.account:hover { border-color: var(--edge); }
.account:has(input:checked) { border-color: var(--accent); background: var(--tint); }
.account:has(input:focus-visible) { outline: 3px solid var(--focus); outline-offset: 2px; }
.account input { width: 1.15rem; height: 1.15rem; margin: 0; accent-color: var(--accent); }
.account input:focus-visible { outline: none; }
.account label::after { content: ""; position: absolute; inset: 0; cursor: pointer; }
.account input { position: relative; z-index: 1; }
.account img { width: 3rem; height: 3rem; border-radius: 999px; display: block; }
.account label { font-weight: 600; }
.name { color: var(--soft); }
.about { display: block; font-size: .875rem; color: var(--soft); }
.rights { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 0 1.5rem; margin-bottom: 1rem; font-size: .875rem; }
.rights h2 { margin: 0 0 .25rem; font-size: .875rem; }
.rights ul { margin: 0 0 .5rem; padding-left: 1.1rem; color: var(--soft); }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-bottom: 1.25rem; }
button {
  font: inherit; font-weight: 600; padding: .6rem 1.25rem; border-radius: 999px; cursor: pointer;
  border: 1px solid var(--edge); background: transparent; color: var(--ink);
}
button:hover { background: var(--sunken); }
button.main { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
button.main:hover { background: var(--hover); border-color: var(--hover); }
button:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.alert { padding: .75rem 1rem; border-radius: 12px; background: var(--warn); color: var(--warn-ink); }
.pin {
  display: block; margin: 0 0 1rem; padding: 1rem; border-radius: 12px; background: var(--sunken); text-align: center;
  font: 600 clamp(2.25rem, 11vw, 3.5rem)/1.1 ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", Menlo, monospace;
  letter-spacing: .12em; user-select: all;
}
.done { min-height: 1.5rem; align-self: center; margin: 0; color: var(--soft); }
.note { margin: 1rem 0 0; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8125rem; color: var(--soft); }
`;
