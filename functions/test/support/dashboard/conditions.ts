/** What of a page depends on who looks at it: colours of their own, no motion. */
import type { Page } from 'playwright-core';

interface Shape {
  readonly element: Element;
  readonly pseudo: '' | '::before' | '::after';
}

declare global {
  interface Window {
    /** What is drawn by a background alone, noted before the reader's colours take backgrounds away. */
    shapes: readonly Shape[];
  }
}

/**
 * What nobody sees, or nobody can tell from what is beside it, where colours are the reader's: shapes that are nothing but a background, and
 * what is chosen or pressed and looks like what is not. Leaves the page in forced colours.
 */
export async function findLostInForcedColors(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'none' });
  await page.evaluate(noteShapes);
  await page.emulateMedia({ forcedColors: 'active' });
  return page.evaluate(findLost);
}

/** In the page. */
function noteShapes(): void {
  const own = ':is(img, svg, svg *, input, select, textarea, video, canvas, progress, iframe, html, body)';
  const isPainted = ({ backgroundColor, backgroundImage }: CSSStyleDeclaration): boolean =>
    !/^(?:transparent|rgba\(.*, 0\))$/.test(backgroundColor) || backgroundImage !== 'none';
  const isSeen = ({ width, height }: { width: number; height: number }): boolean => width >= 3 && height >= 3;
  const shapes: Shape[] = [];
  for (const element of document.querySelectorAll(`body *:not(${own})`)) {
    if (!element.checkVisibility()) continue;
    const isEmpty =
      element.textContent.trim() === '' && !element.querySelector('img, svg, input, video, iframe');
    if (isEmpty && isSeen(element.getBoundingClientRect()) && isPainted(getComputedStyle(element)))
      shapes.push({ element, pseudo: '' });
    for (const pseudo of ['::before', '::after'] as const) {
      const style = getComputedStyle(element, pseudo);
      const box = { width: parseFloat(style.width), height: parseFloat(style.height) };
      if (style.content === '""' && isSeen(box) && isPainted(style)) shapes.push({ element, pseudo });
    }
  }
  window.shapes = shapes;
}

/** In the page. */
function findLost(): string[] {
  const nameOf = (element: Element): string =>
    `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${element.textContent.trim().slice(0, 40)}`;
  const lines = (style: CSSStyleDeclaration): boolean =>
    (style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0) ||
    (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
  const behind = (element: Element | null): string => {
    const color = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
    return /, 0\)$|transparent/.test(color) ? behind(element?.parentElement ?? null) : color;
  };
  const lost = window.shapes.filter(({ element, pseudo }) => {
    const style = getComputedStyle(element, pseudo || null);
    if (lines(style) || style.backgroundImage !== 'none') return false;
    return style.backgroundColor === behind(pseudo ? element : element.parentElement);
  });
  const traits = ['borderColor', 'borderWidth', 'borderStyle', 'outlineStyle', 'fontWeight'] as const;
  const look = (element: Element): string => {
    const style = getComputedStyle(element);
    const { backgroundColor, color, textDecorationLine } = style;
    return [...traits.map((name) => style[name]), backgroundColor, color, textDecorationLine].join();
  };
  const alike = [
    ...document.querySelectorAll(
      '[aria-pressed="true"], [aria-current]:not([aria-current="false"]), .is-chosen',
    ),
  ]
    .filter((element) => element.checkVisibility())
    .filter((element) => {
      const group = element.parentElement?.closest('ul, [role="group"], tbody, nav') ?? element.parentElement;
      const others = [...(group?.querySelectorAll(element.localName) ?? [])].filter(
        (other) =>
          other !== element &&
          other.className === element.className &&
          !other.matches('[aria-pressed="true"], [aria-current]'),
      );
      return others.some((other) => look(other) === look(element));
    });
  return [
    ...lost.map(({ element, pseudo }) => `${nameOf(element)}${pseudo} is not seen`),
    ...alike.map((element) => `${nameOf(element)} looks like the others`),
  ];
}

/** What moves, where somebody wants no motion: what is moving now, and what would at a change. */
export function findMotion(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const longest = (durations: string): number => Math.max(...durations.split(',').map(parseFloat));
    const moving = document.getAnimations().filter((animation) => {
      const { duration } = animation.effect?.getComputedTiming() ?? {};
      return animation.playState === 'running' && Number(duration) > 1;
    });
    const ready = [...document.querySelectorAll('body *')].filter((element) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
      return (
        longest(transitionDuration) > 0 || (animationName !== 'none' && longest(animationDuration) > 0.001)
      );
    });
    return [
      ...moving.map((animation) => `${animation.constructor.name} runs`),
      ...ready.map(
        (element) => `<${element.localName} class="${element.getAttribute('class') ?? ''}"> moves`,
      ),
    ];
  });
}
