import { cluster, groupBy, nearest, type Box } from './geometry.ts';
import type { Rule } from './page-marks.ts';

/** A ruled grid: cells by the rows and columns they cover, from the top left. */
export interface RuledGrid {
  box: Box;
  /** Column edges from left to right. */
  edges: number[];
  rows: number;
  cells: RuledCell[];
}

export interface RuledCell extends Box {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

/** How far lines may miss each other and still meet. */
const tolerance = 3;

/** Grids of at least two columns, from lines that meet. */
export function findGrids(rules: readonly Rule[]): RuledGrid[] {
  return connected(mergeRules(rules))
    .map(toGrid)
    .filter((grid) => grid !== null)
    .sort((a, b) => b.box.top - a.box.top);
}

/** Rules on one line that touch or overlap become one: borders are drawn cell by cell, and often twice. */
function mergeRules(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = [];
  for (const isAcross of [true, false]) {
    const alike = rules.filter((rule) => rule.isAcross === isAcross && rule.to - rule.from > 1);
    const lines = cluster(
      alike.map((rule) => rule.at),
      1.5,
    );
    const byLine = groupBy(alike, (rule) => nearest(lines, rule.at));
    for (const [line, parts] of byLine) {
      parts.sort((a, b) => a.from - b.from);
      let current: Rule | undefined;
      for (const part of parts) {
        if (current && part.from <= current.to + tolerance) current.to = Math.max(current.to, part.to);
        else merged.push((current = { ...part, at: lines[line] as number }));
      }
    }
  }
  return merged;
}

/** Groups of rules that reach each other by crossing or meeting. */
function connected(rules: Rule[]): Rule[][] {
  const across = rules.filter((rule) => rule.isAcross);
  const down = rules.filter((rule) => !rule.isAcross);
  const group = new Map<Rule, Rule[]>(rules.map((rule) => [rule, [rule]]));
  for (const one of across) {
    for (const other of down) {
      if (!meets(one, other)) continue;
      const [kept, gone] = [group.get(one) as Rule[], group.get(other) as Rule[]];
      if (kept === gone) continue;
      kept.push(...gone);
      for (const rule of gone) group.set(rule, kept);
    }
  }
  return [...new Set(group.values())];
}

function meets(across: Rule, down: Rule): boolean {
  return (
    down.at >= across.from - tolerance &&
    down.at <= across.to + tolerance &&
    across.at >= down.from - tolerance &&
    across.at <= down.to + tolerance
  );
}

function toGrid(rules: Rule[]): RuledGrid | null {
  const across = rules.filter((rule) => rule.isAcross);
  const down = rules.filter((rule) => !rule.isAcross);
  const heights = cluster(
    across.map((rule) => rule.at),
    tolerance,
  ).reverse();
  const edges = cluster(
    down.map((rule) => rule.at),
    tolerance,
  );
  const rows = heights.length - 1;
  const columns = edges.length - 1;
  if (rows < 1 || columns < 2) return null;
  const at = (list: number[], index: number) => list[index] as number;
  const hasRule = (lines: Rule[], position: number, from: number, to: number) => {
    const covered = lines
      .filter((rule) => Math.abs(rule.at - position) <= tolerance)
      .reduce((sum, rule) => sum + Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from)), 0);
    return covered >= (to - from) * 0.5;
  };
  const owner = new Map<number, number>();
  const find = (place: number): number => {
    const next = owner.get(place);
    return next === undefined ? place : find(next);
  };
  const join = (one: number, other: number) => {
    const [a, b] = [find(one), find(other)];
    if (a !== b) owner.set(Math.max(a, b), Math.min(a, b));
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const place = row * columns + column;
      const [top, bottom] = [at(heights, row), at(heights, row + 1)];
      const [left, right] = [at(edges, column), at(edges, column + 1)];
      if (column + 1 < columns && !hasRule(down, right, bottom, top)) join(place, place + 1);
      if (row + 1 < rows && !hasRule(across, bottom, left, right)) join(place, place + columns);
    }
  }
  const cells: RuledCell[] = [];
  const groups = groupBy(
    Array.from({ length: rows * columns }, (_, place) => place),
    find,
  );
  for (const places of groups.values()) {
    const inRows = places.map((place) => Math.floor(place / columns));
    const inColumns = places.map((place) => place % columns);
    const [row, lastRow] = [Math.min(...inRows), Math.max(...inRows)];
    const [column, lastColumn] = [Math.min(...inColumns), Math.max(...inColumns)];
    cells.push({
      row,
      column,
      rowSpan: lastRow - row + 1,
      columnSpan: lastColumn - column + 1,
      left: at(edges, column),
      right: at(edges, lastColumn + 1),
      top: at(heights, row),
      bottom: at(heights, lastRow + 1),
    });
  }
  if (cells.length < 2) return null;
  const box = {
    left: at(edges, 0),
    right: at(edges, columns),
    top: at(heights, 0),
    bottom: at(heights, rows),
  };
  return { box, edges, rows, cells };
}
