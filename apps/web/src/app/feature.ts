import type { ReactNode } from 'react';
import type { RouteObject } from 'react-router';
import type { Role } from './session';

/** A line of the left navigation of a desk. */
export interface DeskItem {
  /** Below /desk/:organisationId/. */
  path: string;
  /** Translation key. */
  label: string;
  icon: ReactNode;
  /** Shown to members with one of these. */
  roles: readonly Role[];
  /** Small numbers first. */
  order: number;
}

/** What a feature adds to the app; `routes.tsx` lists the features. */
export interface Feature {
  /** Pages in the public frame, paths from the root. */
  pages?: RouteObject[];
  /** Pages of a desk, paths below /desk/:organisationId/. */
  desk?: RouteObject[];
  /** Pages of a desk without any frame, for a screen in a hall; paths as in `desk`. */
  screens?: RouteObject[];
  navigation?: DeskItem[];
}
