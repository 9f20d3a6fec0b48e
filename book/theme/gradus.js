'use strict';

// What scrolls sideways can be scrolled from the keyboard, and what fits is no stop of the tab key.
(() => {
    const boxes = document.querySelectorAll(
        'main .katex-display, main .table-wrapper, main pre > code');
    const update = box => {
        if (box.scrollWidth > box.clientWidth) {
            box.tabIndex = 0;
        } else {
            box.removeAttribute('tabindex');
        }
    };
    const observer = new ResizeObserver(entries => entries.forEach(entry => update(entry.target)));
    boxes.forEach(box => observer.observe(box));
    // A font that comes late makes a line longer, and not the box around it.
    document.fonts.addEventListener('loadingdone', () => boxes.forEach(update));
})();

// mdBook's switch for the table of contents is a label, which neither the tab key nor a screen
// reader takes for a button.
(() => {
    const toggle = document.getElementById('mdbook-sidebar-toggle');
    toggle.setAttribute('role', 'button');
    toggle.tabIndex = 0;
    toggle.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            toggle.click();
        }
    });
})();

// The search box and the excerpts under its results need a name and a role to go with it.
(() => {
    const box = document.getElementById('mdbook-searchbar');
    const results = document.getElementById('mdbook-searchresults');
    if (!box || !results) {
        return;
    }
    box.setAttribute('aria-label', 'Search this book');
    new MutationObserver(() => {
        results.querySelectorAll('.teaser').forEach(teaser => teaser.setAttribute('role', 'group'));
    }).observe(results, { childList: true });
})();
