// When it was reported: a bar for each span of days; choosing one sets the dates of the filter.

const dated = [...new Set(edges.flatMap((edge) => edge.claims.map(dayOf)))].filter((day) => day).sort();

/** Days, months or years, whichever gives at most forty bars. */
function spanOf(day) {
  const days = new Set(dated).size;
  const months = new Set(dated.map((d) => d.slice(0, 7))).size;
  return day.slice(0, days <= 40 ? 10 : months <= 40 ? 7 : 4);
}

function updateTimeline(shown) {
  const timeline = document.getElementById('timeline');
  timeline.hidden = dated.length < 2;
  if (timeline.hidden) return;
  const all = new Map([...new Set(dated.map(spanOf))].map((span) => [span, 0]));
  for (const claim of shown.claims) if (dayOf(claim)) all.set(spanOf(dayOf(claim)), all.get(spanOf(dayOf(claim))) + 1);
  const most = Math.max(1, ...all.values());
  const last = { 4: '-12-31', 7: '-31', 10: '' };
  const first = { 4: '-01-01', 7: '-01', 10: '' };
  const bars = [...all].map(([span, count]) => {
    const since = span + first[span.length], until = span + last[span.length];
    const chosen = state.since === since && state.until === until;
    const bar = button('', () => change(chosen ? { since: '', until: '' } : { since, until }),
      { class: 'bar', 'aria-pressed': String(chosen), title: `${span}: ${count} claims`, 'aria-label': `${span}: ${count} claims` });
    bar.style.setProperty('--height', `${Math.round(100 * count / most)}%`);
    return bar;
  });
  timeline.replaceChildren(make('span', { class: 'muted' }, [...all.keys()][0]), ...bars, make('span', { class: 'muted' }, [...all.keys()].at(-1)));
}
