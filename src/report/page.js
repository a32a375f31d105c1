/* Ties what belongs together: pointing at a quote, a number, a card or a name lights up quote, cue, speaker and card, or all mentions of who is
 * named. A tap or Enter keeps it lit; on a narrow screen the card comes up from below. Without script the page reads the same. */
'use strict';
(() => {
  const parts = new Map(); /* 'q1.3' -> elements of the quote, 's1.3' of its speaker, 'c1.3' of its cue, 'e1.5' of an entity */
  const attributes = ['q', 's', 'c', 'e', 'card', 'entity'];
  for (const attribute of attributes)
    for (const element of document.querySelectorAll(`[data-${attribute}]`))
      for (const id of element.dataset[attribute].split(' ')) {
        const key = attribute + id;
        if (!parts.has(key)) parts.set(key, []);
        parts.get(key).push(element);
      }
  const of = (key) => parts.get(key) || [];
  const tip = document.body.appendChild(document.createElement('ul'));
  tip.id = 'tip';
  tip.setAttribute('aria-live', 'polite');
  let kept = null;

  /* What an element is about: a quote before a name, the innermost quote first. */
  const subject = (element) => {
    const near = element.closest('[data-q],[data-card],[data-e],[data-entity],[data-s],[data-c]');
    if (!near) return null;
    const data = near.dataset;
    const quote = data.card || data.q || data.s || data.c;
    if (data.e && (!quote || near.closest('.who'))) return 'e' + data.e;
    if (quote) return 'q' + quote.split(' ').pop();
    return 'e' + data.entity;
  };

  const dim = () => {
    for (const element of document.querySelectorAll('.lit,.lit-source')) element.classList.remove('lit', 'lit-source');
  };

  const light = (key) => {
    dim();
    if (!key) return;
    const id = key.slice(1);
    if (key[0] === 'q') {
      for (const element of [...of('q' + id), ...of('card' + id)]) element.classList.add('lit');
      for (const element of [...of('s' + id), ...of('c' + id)]) element.classList.add('lit-source');
    } else for (const element of [...of('e' + id), ...of('entity' + id)]) element.classList.add('lit-source');
  };

  const show = (key) => {
    const card = key && key[0] === 'q' ? of('card' + key.slice(1))[0] : null;
    tip.replaceChildren();
    tip.classList.toggle('open', Boolean(card));
    if (!card) return;
    const copy = card.cloneNode(true);
    copy.removeAttribute('id');
    tip.append(copy);
  };

  const keep = (key, scroll) => {
    kept = key;
    light(key);
    show(key);
    const first = key && of(key)[0];
    if (first && scroll) first.scrollIntoView({ block: 'center' });
  };

  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse' && !tip.contains(event.target)) light(subject(event.target) || kept);
  });
  document.addEventListener('click', (event) => {
    if (event.target.closest('summary') || tip.contains(event.target)) return;
    const link = event.target.closest('a'), key = subject(event.target);
    if (link && !link.classList.contains('n')) return;
    const inText = event.target.closest('.text');
    keep(key, false);
    if (!key || link) return;
    const other = key[0] === 'q' ? (inText ? of('card' + key.slice(1))[0] : of(key)[0]) : null;
    const wide = matchMedia('(min-width: 52.01rem)').matches;
    if (other && (wide || !inText)) other.scrollIntoView({ block: 'nearest' });
  });

  const quotes = [...document.querySelectorAll('[data-card]')].map((card) => 'q' + card.dataset.card);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') keep(null, false);
    else if (event.key === 'Enter' && event.target.matches('[data-entity]')) keep(subject(event.target), true);
    else if (event.key === 'j' || event.key === 'k') {
      const at = quotes.indexOf(kept), next = event.key === 'j' ? at + 1 : Math.max(at, 1) - 1;
      if (quotes[next]) keep(quotes[next], true);
    }
  });
})();
