import { createBrowserRouter, type RouteObject } from 'react-router';
import { about } from '../features/about';
import { accounts } from '../features/accounts';
import { basket } from '../features/basket';
import { browse } from '../features/browse';
import { catalogueDesk } from '../features/catalogue-desk';
import { demand } from '../features/demand';
import { enterprises } from '../features/enterprises';
import { events } from '../features/events';
import { home } from '../features/home';
import { licensing } from '../features/licensing';
import { notifications } from '../features/notifications';
import { patents } from '../features/patents';
import { search } from '../features/search';
import { supply } from '../features/supply';
import { synonyms } from '../features/synonyms';
import { verification } from '../features/verification';
import { DeskDoor } from './desk-door';
import { DeskFrame, DeskScreen } from './desk-frame';
import { ErrorPage } from './error-page';
import type { Feature } from './feature';
import { Frame } from './frame';
import { NotFoundPage } from './not-found-page';

/** The one list: a feature is in the app when it stands here. */
const features: Feature[] = [
  home,
  search,
  browse,
  patents,
  accounts,
  about,
  verification,
  licensing,
  catalogueDesk,
  enterprises,
  events,
  demand,
  basket,
  notifications,
  supply,
  synonyms,
];

export const deskNavigation = features
  .flatMap(({ navigation = [] }) => navigation)
  .sort((a, b) => a.order - b.order);

const pages: RouteObject[] = features.flatMap(({ pages: own = [] }) => own);
const screens: RouteObject[] = features.flatMap(({ screens: own = [] }) => own);
const desk: RouteObject[] = features.flatMap(({ desk: own = [] }) => own);

export const router = createBrowserRouter([
  {
    Component: Frame,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: ErrorPage,
        children: [
          ...pages,
          { path: 'desk', Component: DeskDoor },
          {
            path: 'desk/:organisationId',
            element: <DeskFrame navigation={deskNavigation} />,
            children: [{ index: true, Component: DeskDoor }, ...desk, { path: '*', Component: NotFoundPage }],
          },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
  {
    path: 'desk/:organisationId',
    Component: DeskScreen,
    ErrorBoundary: ErrorPage,
    HydrateFallback: () => null,
    children: screens,
  },
]);
