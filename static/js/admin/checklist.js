// Loads the publishing checklist beside the form, and loads it again after every draft that is saved.

const PAUSE = 700; // milliseconds: while somebody types, drafts follow each other closely

class PublishChecklistController extends window.StimulusModule.Controller {
  static targets = ["list"];
  static values = { url: String, failed: String };

  connect() {
    if (this.urlValue) this.load();
  }

  disconnect() {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  later() {
    if (!this.urlValue) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), PAUSE);
  }

  async load() {
    this.request?.abort();
    this.request = new AbortController();
    const { signal } = this.request;
    try {
      const response = await fetch(this.urlValue, { signal, headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (!response.ok) throw new Error(`${response.status}`);
      const html = await response.text();
      if (!signal.aborted) this.show(html);
    } catch (error) {
      if (error.name !== "AbortError") this.listTarget.textContent = this.failedValue;
    }
  }

  show(html) {
    this.listTarget.innerHTML = html;
    const count = Number(this.listTarget.querySelector("[data-blocking-count]")?.dataset.blockingCount ?? 0);
    const panel = this.element.closest("[data-side-panel]")?.dataset.sidePanel;
    const counter = document.querySelector(
      `[data-side-panel-toggle="${panel}"] [data-side-panel-toggle-counter]`,
    );
    if (counter) {
      counter.textContent = String(count);
      counter.hidden = count === 0;
    }
  }
}

window.wagtail.app.register("publish-checklist", PublishChecklistController);
