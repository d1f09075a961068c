// Draws Mermaid's diagrams in strict mode and hands the pictures to the page that asked.
(() => {
  "use strict";

  const secure = ["secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges", "htmlLabels", "flowchart", "themeCSS", "dompurifyConfig"];

  async function draw({ number, text, theme }) {
    mermaid.initialize({ startOnLoad: false, securityLevel: "strict", htmlLabels: false, flowchart: { htmlLabels: false }, theme, secure });
    try {
      const { svg } = await mermaid.render(`diagram-${number}`, text);
      return { number, svg };
    } catch {
      return { number, svg: null }; // one with a mistake stays text
    } finally {
      document.getElementById(`ddiagram-${number}`)?.remove();
    }
  }

  let last = Promise.resolve();
  addEventListener("message", (event) => {
    if (event.source !== parent) return;
    last = last.then(async () => parent.postMessage(await draw(event.data), "*"));
  });
  parent.postMessage({ ready: true }, "*");
})();
