import type { WrittenDate } from './dates.ts';
import type { NamedOrganization, Responsible } from './organizations.ts';

/** One thing that a passage says and the system keeps. `key` is the same for the same thing in any reading of the document. */
export type Item =
  | { readonly kind: 'programme'; readonly key: string; readonly name: string; readonly year: number }
  | { readonly kind: 'national'; readonly key: string; readonly name: string; readonly from: number; readonly until: number }
  | { readonly kind: 'chapter'; readonly key: string; readonly title: string }
  | { readonly kind: 'body'; readonly key: string } & BodyFacts
  | { readonly kind: 'session'; readonly key: string } & SessionFacts
  | { readonly kind: 'activity'; readonly key: string } & ActivityFacts
  | { readonly kind: 'instrument'; readonly key: string } & InstrumentFacts
  | { readonly kind: 'objective' | 'strategy' | 'action'; readonly key: string; readonly number: string; readonly text: string }
  | { readonly kind: 'acronym'; readonly key: string; readonly acronym: string; readonly meaning: string; readonly organization: boolean }
  | { readonly kind: 'organization'; readonly key: string; readonly organization: NamedOrganization; readonly memberOf: string | null };

export interface BodyFacts {
  readonly name: string;
  readonly acronym: string | null;
  readonly bodyType: 'interministerial_commission' | 'consultative_subcommission' | 'working_group' | 'subgroup' | 'national_meeting' | 'round_table' | 'other';
  /** Name of the body that it belongs to. */
  readonly parent: string | null;
  readonly coordinator: Responsible | null;
  /** The document says that it holds no sessions of its own. */
  readonly holdsNoSessions: boolean;
}

export interface SessionFacts {
  readonly body: string;
  readonly number: number;
  readonly ordinalStyle: 'words' | 'roman' | 'digits';
  readonly noun: 'session' | 'meeting';
  readonly type: 'ordinary' | 'extraordinary' | 'solemn' | 'installation';
  readonly asWritten: string;
  readonly date: WrittenDate;
}

export interface ActivityFacts {
  readonly text: string;
  readonly activityType: ActivityType;
  readonly chapter: string;
  readonly objective: string | null;
  readonly strategy: string | null;
  readonly action: string | null;
  readonly body: string | null;
  readonly date: WrittenDate | null;
  readonly responsibles: readonly Responsible[];
  readonly venue: string | null;
  readonly participants: string | null;
  readonly scope: 'national' | 'international' | null;
  readonly target: string | null;
  readonly targetQuantity: number | null;
  /** The document asks for the half-yearly follow-up, by itself or for want of a date. */
  readonly halfYearly: boolean;
}

export type ActivityType =
  | 'activity' | 'event' | 'meeting' | 'international_event' | 'information_request' | 'course' | 'visit' | 'publication' | 'campaign' | 'report' | 'other';

export interface InstrumentFacts {
  readonly number: string;
  readonly title: string;
  readonly instrumentType: 'collaboration' | 'framework' | 'coordination' | 'specific' | 'memorandum' | 'other';
  readonly parties: string;
  readonly organizations: readonly string[];
  readonly object: string;
  readonly validity: WrittenDate;
}

export type DismissReason =
  | 'contents' | 'table_header' | 'table_rule' | 'intro' | 'context' | 'earlier_date' | 'presentation' | 'signature' | 'footnote' | 'by_person';
export type OpenReason =
  | 'unknown_organization' | 'date_not_understood' | 'no_responsible' | 'no_date' | 'unknown_table' | 'unknown_session' | 'no_date_nor_responsible' | 'dated_without_commitment';

/** A passage of the document and its one outcome. */
export interface Passage {
  /** Position in reading order, from 1. */
  readonly number: number;
  readonly lines: readonly number[];
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'footnote';
  readonly text: string;
  readonly cells: readonly string[];
  readonly chapter: string;
  /** Whether it mentions a date of the programme's year. */
  readonly dated: boolean;
  readonly outcome: 'understood' | 'to_complete' | 'dismissed';
  readonly reason: DismissReason | OpenReason | null;
  /** What the reason is about: the unknown name, the date that was not understood. */
  readonly about: string | null;
  readonly items: readonly Item[];
  /** Slips of the document and decisions of the reading, in words. */
  readonly notes: readonly string[];
}

export interface Reading {
  readonly year: number;
  readonly passages: readonly Passage[];
  readonly organizations: readonly NamedOrganization[];
}
