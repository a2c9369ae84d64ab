// Tells the terminal where its WebSocket is, and lets it begin only when the font is there: it measures cells once.
"use strict";
const begin = window.onload; // of textual.js, which was loaded before
window.onload = async (event) => {
  const terminal = document.getElementById("terminal");
  const asked = Number(new URLSearchParams(location.search).get("fontsize")) || 16;
  terminal.dataset.fontSize = Math.min(Math.max(asked, 8), 40);
  terminal.dataset.sessionWebsocketUrl = `${location.protocol.replace("http", "ws")}//${location.host}/ws`;
  document.getElementById("again").onclick = () => location.reload();
  const faces = ["", "bold ", "italic ", "bold italic "].map((face) => document.fonts.load(`${face}16px "Roboto Mono"`, "aЖ"));
  await Promise.allSettled(faces);
  new MutationObserver((_, connected) => {
    if (terminal.classList.contains("-connected")) {
      connected.disconnect();
      terminal.querySelector("textarea").focus(); // not before: it is told to the other end
    }
  }).observe(terminal, { attributeFilter: ["class"] });
  begin(event);
};
