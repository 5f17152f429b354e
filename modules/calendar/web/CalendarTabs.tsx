import { TabLinks } from '@sintra/ui/parts/TabLinks.tsx';
import { texts } from './texts.ts';

const tabs = [
  { to: '/calendario', label: texts.tabs.calendar }, { to: '/calendario/cumplimiento', label: texts.tabs.compliance },
  { to: '/calendario/suscripciones', label: texts.tabs.feeds }, { to: '/programa', label: texts.tabs.sheet },
] as const;

/** The other screens of the calendar, and the year sheet of the programme, one step away. */
export const CalendarTabs = () => <TabLinks label={texts.module} tabs={tabs} />;
