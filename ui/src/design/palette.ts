// All colours, once: the tokens of the design system for light and dark, and our own names made of them.

import { suomifiDesignTokens } from 'suomifi-design-tokens';

export type Shade = 'light' | 'dark';
type Colours = typeof suomifiDesignTokens.colors;

const DARK: Colours = {
  ...suomifiDesignTokens.colors,
  whiteBase: 'hsl(212, 16%, 13%)',
  blackBase: 'hsl(210, 20%, 94%)',
  blackLight1: 'hsl(210, 12%, 72%)',
  brandBase: 'hsl(212, 80%, 80%)',
  depthDark1: 'hsl(206, 12%, 76%)',
  depthDark2: 'hsl(206, 10%, 68%)',
  depthDark3: 'hsl(206, 9%, 58%)',
  depthBase: 'hsl(206, 9%, 50%)',
  depthLight1: 'hsl(210, 10%, 34%)',
  depthLight2: 'hsl(211, 13%, 22%)',
  depthLight3: 'hsl(212, 15%, 17%)',
  depthSecondary: 'hsl(213, 24%, 18%)',
  depthSecondaryDark1: 'hsl(213, 24%, 22%)',
  highlightDark1: 'hsl(212, 85%, 80%)',
  highlightBase: 'hsl(212, 85%, 74%)',
  highlightLight1: 'hsl(212, 85%, 70%)',
  highlightLight2: 'hsl(213, 36%, 30%)',
  highlightLight3: 'hsl(213, 34%, 23%)',
  highlightLight4: 'hsl(213, 28%, 18%)',
  accentBase: 'hsl(24, 90%, 66%)',
  accentSecondary: 'hsl(196, 80%, 62%)',
  accentSecondaryLight1: 'hsl(196, 40%, 20%)',
  successDark1: 'hsl(162, 55%, 62%)',
  successBase: 'hsl(162, 55%, 54%)',
  successSecondary: 'hsl(165, 40%, 20%)',
  warningBase: 'hsl(42, 90%, 62%)',
  warningLight1: 'hsl(40, 36%, 19%)',
  alertBase: 'hsl(4, 85%, 76%)',
  alertLight1: 'hsl(2, 32%, 20%)',
  infoBase: 'hsl(213, 85%, 74%)',
  infoLight1: 'hsl(214, 36%, 22%)',
};

const COLOURS: Record<Shade, Colours> = { light: suomifiDesignTokens.colors, dark: DARK };

/** What the design system's components are given: flat surfaces and round corners in both shades. */
export function theme(shade: Shade) {
  const c = COLOURS[shade];
  const { focuses, shadows, gradients, radiuses } = suomifiDesignTokens;
  const flat = (colour: string) => `linear-gradient(0deg, ${colour}, ${colour})`;
  const ring = (css: string) =>
    css
      .replaceAll('hsl(0, 0%, 100%)', c.whiteBase)
      .replaceAll('hsl(196, 77%, 44%)', focusColour(shade))
      .replaceAll('border-radius: 2px', 'border-radius: 8px');
  return {
    colors: c,
    gradients: {
      ...gradients,
      highlightBaseToHighlightDark1: flat(c.highlightBase),
      highlightLight1ToHighlightBase: flat(c.highlightDark1),
      depthLight1ToDepthBase: flat(c.depthLight1),
      whiteBaseNegative: 'none',
      whiteBaseToDepthLight2: flat(c.whiteBase),
      whiteBaseToDepthLight1: flat(c.whiteBase),
      highlightLight3ToHighlightLight2: flat(c.highlightLight3),
      depthLight3ToDepthLight2: flat(c.depthLight3),
      depthSecondaryToDepthSecondaryDark1: flat(c.depthSecondary),
      highlightLight4ToDepthSecondary: flat(c.highlightLight4),
    },
    radiuses: { ...radiuses, basic: '8px', focus: '8px' },
    focuses: {
      ...focuses,
      absoluteFocus: ring(focuses.absoluteFocus),
      boxShadowFocus: ring(focuses.boxShadowFocus),
    },
    shadows: { ...shadows, invertTextShadow: 'none', actionElementBoxShadow: 'none' },
  };
}

function focusColour(shade: Shade): string {
  return shade === 'light' ? 'hsl(196, 90%, 34%)' : COLOURS.dark.accentSecondary;
}

/** Our own style sheets' colours, by meaning. */
export function variables(shade: Shade): Record<string, string> {
  const c = COLOURS[shade];
  const light = shade === 'light';
  return {
    '--ground': light ? 'hsl(210, 28%, 97%)' : 'hsl(212, 18%, 9%)',
    '--surface': c.whiteBase,
    '--sunken': light ? 'hsl(210, 24%, 94%)' : 'hsl(212, 16%, 17%)',
    '--line': light ? 'hsl(208, 16%, 86%)' : 'hsl(210, 12%, 25%)',
    '--edge': light ? 'hsl(204, 9%, 52%)' : 'hsl(206, 9%, 54%)',
    '--text': c.blackBase,
    '--quiet': light ? 'hsl(208, 14%, 36%)' : c.blackLight1,
    '--accent': c.highlightBase,
    '--accent-strong': c.highlightDark1,
    '--accent-faint': c.highlightLight3,
    '--on-accent': c.whiteBase,
    '--good': light ? 'hsl(165, 90%, 24%)' : c.successDark1,
    '--good-faint': light ? 'hsl(160, 48%, 93%)' : c.successSecondary,
    '--doubt': light ? 'hsl(32, 92%, 28%)' : c.warningBase,
    '--doubt-faint': c.warningLight1,
    '--bad': light ? 'hsl(3, 62%, 40%)' : c.alertBase,
    '--bad-faint': c.alertLight1,
    '--focus': focusColour(shade),
    '--shadow': light
      ? '0 1px 2px hsla(212, 40%, 20%, .08), 0 4px 14px hsla(212, 40%, 20%, .07)'
      : '0 1px 2px hsla(0, 0%, 0%, .5), 0 4px 16px hsla(0, 0%, 0%, .35)',
    '--veil': light ? 'hsla(212, 30%, 16%, .5)' : 'hsla(212, 30%, 4%, .7)',
  };
}
