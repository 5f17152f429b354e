export { defineNotices, notice, sayNotice, type Notice, type NoticeDetails } from './notices.ts';
export { EVERYWHERE, notify, notifyRolling, remindRolling, type Delivery, type Recipient } from './notify.ts';
export { trayRoutes } from './routes.ts';
