export { choicesCommand, type Choices } from './choices.ts';
export { complianceCommand, type Compliance } from './compliance.ts';
export { feedCommands } from './feeds.ts';
export { listCalendar, MOST_ITEMS, type CalendarView } from './list.ts';
export { nextCommand, type Next } from './next.ts';
export { readFeed } from './read-feed.ts';
export { calendarRoutes } from './routes.ts';
