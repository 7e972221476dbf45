// Puts the theme, the language's direction and the nonce-bearing style sheets around the pages.

import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import { StyleSheetManager } from 'styled-components';
import rtl from 'stylis-plugin-rtl';
import { SuomifiThemeProvider } from 'suomifi-ui-components';
import type { Theme } from '../backend/types';
import { type Shade, theme, variables } from './palette';

const DARK = '(prefers-color-scheme: dark)';

function useShade(wish: Theme): Shade {
  const [systemDark, setSystemDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const media = matchMedia(DARK);
    const follow = () => setSystemDark(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  if (wish === 'system') return systemDark ? 'dark' : 'light';
  return wish;
}

export function Look({ wish, dir, children }: { wish: Theme; dir: 'ltr' | 'rtl'; children: ReactNode }) {
  const shade = useShade(wish);
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    for (const [name, value] of Object.entries(variables(shade))) style.setProperty(name, value);
    style.colorScheme = shade;
    dataset.shade = shade;
  }, [shade]);
  return (
    // A changed direction needs all styles made anew, hence the key.
    <StyleSheetManager key={dir} stylisPlugins={dir === 'rtl' ? [rtl] : []}>
      <SuomifiThemeProvider theme={theme(shade)}>{children}</SuomifiThemeProvider>
    </StyleSheetManager>
  );
}
