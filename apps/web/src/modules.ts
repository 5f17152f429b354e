import { agreements } from '@sintra/agreements/web';
import { calendar } from '@sintra/calendar/web';
import { commissions } from '@sintra/commissions/web';
import { programme } from '@sintra/programme/web';
import { statistics } from '@sintra/statistics/web';
import { victims } from '@sintra/victims/web';
import type { WebModule } from '@sintra/ui/module.ts';

/** The modules of the house, in the order of the rail. Listed, never discovered. */
export const modules: readonly WebModule[] = [victims, commissions, programme, agreements, calendar, statistics];
