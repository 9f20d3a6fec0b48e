'use strict';

// What scrolls sideways can be scrolled from the keyboard, and what fits is no stop of the tab key.
(() => {
    const boxes = document.querySelectorAll(
        'main .katex-display, main .table-wrapper, main pre > code, main .figure-drawing');
    const update = box => {
        if (box.scrollWidth > box.clientWidth) {
            box.tabIndex = 0;
        } else {
            box.removeAttribute('tabindex');
        }
    };
    const observer = new ResizeObserver(entries => entries.forEach(entry => update(entry.target)));
    boxes.forEach(box => observer.observe(box));
})();
