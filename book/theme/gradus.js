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

// Examples of which one is chosen become tabs; without this script they stand one after another. The choice, a name, holds for
// all tabs of the book that have it, and is remembered.
(() => {
    const KEY = 'gradus-tab';
    const recall = () => {
        try {
            return localStorage.getItem(KEY);
        } catch {
            return null;
        }
    };
    const remember = name => {
        try {
            localStorage.setItem(KEY, name);
        } catch {
            // Nothing may be kept here: the choice holds for this page.
        }
    };
    const choose = (tabs, name) => {
        if (!tabs.some(tab => tab.name === name)) {
            return;
        }
        for (const { button, panel, name: own } of tabs) {
            const chosen = own === name;
            button.setAttribute('aria-selected', chosen);
            button.tabIndex = chosen ? 0 : -1;
            panel.hidden = !chosen;
        }
    };
    const sets = [...document.querySelectorAll('main .tabs')].map((box, set) => {
        const list = document.createElement('div');
        list.className = 'tab-list';
        list.setAttribute('role', 'tablist');
        list.setAttribute('aria-label', 'Language or framework');
        const panels = [...box.querySelectorAll(':scope > .tab')];
        const tabs = panels.map((panel, place) => {
            const name = panel.getAttribute('aria-label');
            const button = document.createElement('button');
            button.type = 'button';
            button.textContent = name;
            button.id = `tab-${set}-${place}`;
            button.setAttribute('role', 'tab');
            panel.id = `panel-${set}-${place}`;
            panel.tabIndex = 0;
            panel.setAttribute('role', 'tabpanel');
            panel.removeAttribute('aria-label');
            panel.setAttribute('aria-labelledby', button.id);
            button.setAttribute('aria-controls', panel.id);
            list.append(button);
            return { button, panel, name };
        });
        box.prepend(list);
        return tabs;
    });
    // What stands above stays where it is on the screen, however long the others are.
    const pick = (tab, name) => {
        const before = tab.button.getBoundingClientRect().top;
        sets.forEach(tabs => choose(tabs, name));
        window.scrollBy(0, tab.button.getBoundingClientRect().top - before);
        remember(name);
    };
    for (const tabs of sets) {
        choose(tabs, tabs[0].name);
        choose(tabs, recall());
        tabs.forEach((tab, place) => {
            tab.button.addEventListener('click', () => pick(tab, tab.name));
            tab.button.addEventListener('keydown', event => {
                const last = tabs.length - 1;
                const next = {
                    ArrowRight: place === last ? 0 : place + 1,
                    ArrowLeft: place === 0 ? last : place - 1,
                    Home: 0,
                    End: last,
                }[event.key];
                if (next !== undefined) {
                    event.preventDefault();
                    event.stopPropagation();
                    tabs[next].button.focus();
                    pick(tabs[next], tabs[next].name);
                }
            });
        });
    }
})();
