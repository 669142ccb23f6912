import { expect, test } from 'vitest';
import { announcementText, onAnnouncements, passOn, readAnnouncement } from './channel.ts';

const at = new Date('2026-11-22T03:00:00Z');

test('an announcement is heard as it was said', () => {
  const text = announcementText({ thread: 't', number: 3, at });
  expect(readAnnouncement(text)).toEqual({ thread: 't', number: 3, at: at.getTime() });
  const late = announcementText({ thread: 't', number: 3, at, late: true });
  expect(readAnnouncement(late)).toEqual({ thread: 't', number: 3, at: at.getTime(), late: true });
});

test.each(['', '[', 'null', '3', '{}', '{"thread":"t","number":"3","at":"2026"}'])(
  'what it does not understand is nothing: %j',
  (text) => {
    expect(readAnnouncement(text)).toBeNull();
  },
);

test('who has left hears nothing more', () => {
  const heard: number[] = [];
  const leave = onAnnouncements({ heard: ({ number }) => heard.push(number), listening() {} });
  passOn(announcementText({ thread: 't', number: 1, at }));
  passOn('nonsense');
  leave();
  passOn(announcementText({ thread: 't', number: 2, at }));
  expect(heard).toEqual([1]);
});
