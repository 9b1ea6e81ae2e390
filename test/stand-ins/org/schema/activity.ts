/** Task and Event. What they may be related to is longer in a real org: only objects of the local org are listed. */
import {
  area,
  check,
  createOnly,
  day,
  field,
  goesWith,
  int,
  lookup,
  moment,
  pick,
  readOnly,
  required,
  text
} from './field-kinds';
import type { FieldOptions } from './field-kinds';
import { object } from './object-schema';
import { createdAndModified, idField, isDeleted, owner } from './shared-fields';

const restricted: FieldOptions = { restrictedPicklist: true };
const related = 'Account Campaign Case Opportunity Product2';

const recurrenceTypes = [
  'RecursDaily~Recurs Daily;RecursEveryWeekday~Recurs Every Weekday;RecursMonthly~Recurs Monthly',
  'RecursMonthlyNth~Recurs Monthly Nth;RecursWeekly~Recurs Weekly;RecursYearly~Recurs Yearly',
  'RecursYearlyNth~Recurs Yearly Nth'
].join(';');

const months = 'January;February;March;April;May;June;July;August;September;October;November;December';

const timeZones = 'America/Los_Angeles;America/New_York;Europe/Berlin;Europe/London;GMT';

const recurrence = () => [
  pick('RecurrenceTimeZoneSidKey', 'Recurrence Time Zone', 40, timeZones, restricted),
  pick('RecurrenceType', 'Recurrence Type', 40, recurrenceTypes, restricted),
  int('RecurrenceInterval', 'Recurrence Interval'),
  int('RecurrenceDayOfWeekMask', 'Recurrence Day of Week Mask'),
  int('RecurrenceDayOfMonth', 'Recurrence Day of Month'),
  pick(
    'RecurrenceInstance',
    'Recurrence Instance',
    40,
    'First~1st;Second~2nd;Third~3rd;Fourth~4th;Last~last',
    restricted
  ),
  pick('RecurrenceMonthOfYear', 'Recurrence Month of Year', 40, months, restricted)
];

const subject = (values: string) =>
  field('Subject', 'Subject', 'combobox', {
    length: 255,
    groupable: false,
    nameField: true,
    picklistValues: pick('Subject', 'Subject', 255, values).picklistValues
  });

const who = (children: string) => lookup('WhoId', 'Name ID', 'Contact Lead', 'Who', children, goesWith);
const what = (children: string) => lookup('WhatId', 'Related To ID', related, 'What', children, goesWith);
const accountOf = () => lookup('AccountId', 'Account ID', 'Account', 'Account', null, readOnly);

export const task = object('Task', '00T', 'Task', {}, [
  idField('Activity ID'),
  who('Tasks'),
  what('Tasks'),
  subject('Call;Email;Send Letter;Send Quote;Other'),
  day('ActivityDate', 'Due Date Only'),
  pick(
    'Status',
    'Status',
    40,
    'Not Started*;In Progress;Completed;Waiting on someone else;Deferred',
    required
  ),
  pick('Priority', 'Priority', 40, 'High;Normal*;Low', required),
  check('IsHighPriority', 'High Priority', readOnly),
  owner('User', 'Assigned To ID'),
  area('Description', 'Description', 32000),
  isDeleted(),
  accountOf(),
  check('IsClosed', 'Closed', readOnly),
  ...createdAndModified(),
  check('IsArchived', 'Archived', readOnly),
  int('CallDurationInSeconds', 'Call Duration'),
  pick('CallType', 'Call Type', 40, 'Internal;Inbound;Outbound', restricted),
  text('CallDisposition', 'Call Result', 255),
  text('CallObject', 'Call Object Identifier', 255),
  moment('ReminderDateTime', 'Reminder Date/Time'),
  check('IsReminderSet', 'Reminder Set'),
  lookup('RecurrenceActivityId', 'Recurrence Activity ID', 'Task', null, 'RecurringTasks', readOnly),
  check('IsRecurrence', 'Create Recurring Series of Tasks', createOnly),
  day('RecurrenceStartDateOnly', 'Recurrence Start'),
  day('RecurrenceEndDateOnly', 'Recurrence End'),
  ...recurrence(),
  pick(
    'RecurrenceRegeneratedType',
    'Repeat This Task',
    40,
    'RecurrenceRegenerateAfterDueDate~After due date;RecurrenceRegenerateAfterToday~After date completed;RecurrenceRegenerated~(Task Closed)',
    restricted
  ),
  pick(
    'TaskSubtype',
    'Task Subtype',
    40,
    'Task;Email;ListEmail~List Email;Cadence;Call;LinkedIn',
    createOnly,
    restricted
  ),
  moment('CompletedDateTime', 'Completed Date', readOnly)
]);

export const event = object('Event', '00U', 'Event', {}, [
  idField('Activity ID'),
  who('Events'),
  what('Events'),
  subject('Call;Email;Meeting;Send Letter/Quote;Other'),
  text('Location', 'Location', 255),
  check('IsAllDayEvent', 'All-Day Event'),
  moment('ActivityDateTime', 'Due Date Time'),
  day('ActivityDate', 'Due Date Only'),
  int('DurationInMinutes', 'Duration'),
  moment('StartDateTime', 'Start Date Time'),
  moment('EndDateTime', 'End Date Time'),
  day('EndDate', 'End Date', readOnly),
  area('Description', 'Description', 32000),
  accountOf(),
  owner('Calendar User', 'Assigned To ID'),
  check('IsPrivate', 'Private'),
  pick('ShowAs', 'Show Time As', 40, 'Busy*;OutOfOffice~Out of Office;Free', restricted),
  isDeleted(),
  check('IsChild', 'Is Child', readOnly),
  check('IsGroupEvent', 'Is Group Event', readOnly),
  pick(
    'GroupEventType',
    'Group Event Type',
    40,
    '0~Non-group Event*;1~Group Event;2~Proposed Event;3~IsRecurrence2 Series Pattern',
    readOnly,
    restricted
  ),
  ...createdAndModified(),
  check('IsArchived', 'Archived', readOnly),
  lookup('RecurrenceActivityId', 'Recurrence Activity ID', 'Event', null, 'RecurringEvents', readOnly),
  check('IsRecurrence', 'Create Recurring Series of Events', createOnly),
  moment('RecurrenceStartDateTime', 'Recurrence Start'),
  day('RecurrenceEndDateOnly', 'Recurrence End'),
  ...recurrence(),
  moment('ReminderDateTime', 'Reminder Date/Time'),
  check('IsReminderSet', 'Reminder Set'),
  pick('EventSubtype', 'Event Subtype', 40, 'Event', createOnly, restricted),
  check('IsRecurrence2Exclusion', 'Historical Event, Not Following Recurrence', readOnly),
  area('Recurrence2PatternText', 'Recurrence Pattern', 512, createOnly),
  pick(
    'Recurrence2PatternVersion',
    'Pattern Version',
    40,
    '1~RFC 5545 v4 RRULE;2~RFC 5545 v4_2 RRULE',
    readOnly,
    restricted
  ),
  check('IsRecurrence2', 'Repeat', readOnly),
  check('IsRecurrence2Exception', 'Is Exception', readOnly),
  moment('Recurrence2PatternStartDate', 'Recurrence Pattern Start Date', readOnly),
  text('Recurrence2PatternTimeZone', 'Recurrence Pattern Time Zone Reference', 255, readOnly)
]);
