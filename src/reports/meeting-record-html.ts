import { longDate } from '#domain/dates';
import type { MeetingRecord, MinuteView, RecordedItem } from '#domain/meeting-view';
import {
  meetingTimes,
  minutedBy,
  minuteLabels,
  minuteOwner,
  minuteText,
  ragLetter,
  recordSummary,
  standing,
} from '#domain/meeting-words';
import type { Rag } from '#domain/rag';
import { escapeHtml } from './escape-html.ts';

/** A meeting's decision record as one page that stands alone: no scripts, nothing fetched, made to be printed too. */
export function meetingRecordHtml(record: MeetingRecord): string {
  const { title, day, council, plans, presenters, items, leftOver } = record;
  const rows = items.flatMap((item) => item.minutes.map((minute) => ({ item, minute })));
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`Decision record: ${title}, ${longDate(day)}`)}</title>
<style>${styles}</style>
</head>
<body>
<main>
<header>
<p class="quiet">${escapeHtml(council)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="lead">Decision record, ${longDate(day)}</p>
<dl>
<dt>${plans.length === 1 ? 'Plan' : 'Plans'}</dt><dd>${escapeHtml(plans.map((plan) => plan.title).join('; '))}</dd>
<dt>Time</dt><dd>${escapeHtml(meetingTimes(record) ?? 'Not started yet')}</dd>
<dt>Presented by</dt><dd>${escapeHtml(presenters.join(', ') || 'Nobody yet')}</dd>
</dl>
<p>${escapeHtml(recordSummary(record))}</p>
</header>
${section('What was decided', rows.length > 0 ? outcomes(rows) : '')}
${section('Item by item', items.map((item) => oneItem(item, presenters.length > 1)).join('\n'))}
${section('Left over', leftOver.length > 0 ? leftOverTable(record) : '')}
</main>
</body>
</html>
`;
}

function section(title: string, content: string): string {
  return content === '' ? '' : `<section>\n<h2>${title}</h2>\n${content}\n</section>`;
}

function outcomes(rows: readonly { item: RecordedItem; minute: MinuteView }[]): string {
  const cells = rows.map(
    ({ item, minute }) => `<tr><th scope="row">${escapeHtml(minute.actionRef ?? item.ref)}</th>
<td>${labelled(minute)}</td><td>${escapeHtml(minuteOwner(minute) ?? '–')}</td>
<td>${minute.dueDate ? longDate(minute.dueDate) : '–'}</td></tr>`,
  );
  return scrolling(
    `<table>
<thead><tr><th scope="col">Item</th><th scope="col">Decision or action</th><th scope="col">Who</th><th scope="col">By</th></tr></thead>
<tbody>${cells.join('\n')}</tbody></table>`,
    'What was decided',
  );
}

function oneItem(item: RecordedItem, namesPresenter: boolean): string {
  const { ref, rag, text, planTitle, theme, reasons, presentedBy, minutes } = item;
  const place = [planTitle, theme].filter((part) => part !== null).join(' · ');
  const why = reasons.map((reason) => reason.text).join('; ');
  return `<article>
<h3>${escapeHtml(ref)} ${mark(rag)} <span class="standing">${escapeHtml(standing(item))}</span></h3>
<p>${words(text)}</p>
<p class="quiet">${escapeHtml(place)}</p>
${why ? `<p>Why it was on the agenda: ${escapeHtml(why)}.</p>` : ''}
${namesPresenter && presentedBy ? `<p>Presented by ${escapeHtml(presentedBy)}.</p>` : ''}
${minutes.length > 0 ? `<ul>${minutes.map(minuted).join('\n')}</ul>` : '<p>Discussed; nothing was minuted.</p>'}
</article>`;
}

function minuted(minute: MinuteView): string {
  const owner = minuteOwner(minute);
  const due = minute.kind === 'action' && minute.dueDate ? `by ${longDate(minute.dueDate)}` : null;
  const who = [owner, due].filter((part) => part !== null).join(', ');
  return `<li>${labelled(minute)}${who ? `<br>${escapeHtml(who)}` : ''}<br><span class="quiet">${escapeHtml(minutedBy(minute))}</span></li>`;
}

function labelled(minute: MinuteView): string {
  return `<strong>${minuteLabels[minute.kind]}:</strong> ${words(minuteText(minute))}`;
}

function leftOverTable({ leftOver }: MeetingRecord): string {
  const rows = leftOver.map(
    ({ ref, text, rag }) => `<tr><th scope="row">${escapeHtml(ref)}</th><td>${words(text)}</td>
<td>${mark(rag)} ${standing({ rag, previousRag: null })}</td></tr>`,
  );
  return `<p>On the agenda and not reached.</p>
${scrolling(
  `<table><thead><tr><th scope="col">Item</th><th scope="col">What was asked for</th><th scope="col">RAG</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`,
  'Left over',
)}`;
}

/** Wide tables scroll by themselves on a narrow screen, by keyboard too. */
function scrolling(table: string, name: string): string {
  return `<div class="scrolls" role="region" aria-label="${name}" tabindex="0">${table}</div>`;
}

function mark(rag: Rag | null): string {
  return rag ? `<span class="rag ${rag}" aria-hidden="true">${ragLetter(rag)}</span>` : '';
}

function words(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

const styles = `
:root { color-scheme: light; }
body { margin: 0; font: 16px/1.5 Arial, Helvetica, sans-serif; color: #1f2933; background: #fff; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.35rem; }
h3 { margin: 0 0 0.4rem; font-size: 1.1rem; }
p { margin: 0 0 0.4rem; }
.lead { font-size: 1.2rem; }
.quiet { color: #52606d; font-size: 0.9rem; }
.standing { font-weight: normal; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1.5rem; margin: 1rem 0; }
dt { color: #52606d; } dd { margin: 0; }
article { border-top: 1px solid #cbd2d9; padding: 1rem 0; break-inside: avoid; }
ul { margin: 0.5rem 0 0; padding-left: 1.2rem; } li { margin-bottom: 0.5rem; }
table { width: 100%; min-width: 34rem; border-collapse: collapse; overflow-wrap: break-word; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.5rem; border-bottom: 1px solid #cbd2d9; }
thead th { background: #e4ebf1; } th, td:last-child { white-space: nowrap; } td { min-width: 6rem; }
.scrolls { overflow-x: auto; }
.rag { display: inline-block; min-width: 1.4em; text-align: center; border-radius: 3px; font-weight: bold; border: 1px solid transparent; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.red { background: #b3261e; color: #fff; } .amber { background: #f2b134; color: #1f2933; }
.green { background: #1e7b34; color: #fff; } .blue { background: #1b5e9b; color: #fff; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.4rem; } }
@media print { main { max-width: none; padding: 0; } body { font-size: 11pt; } }
`;
