/** What one person asks for and another allows: exports with identity, erasures (docs/decisions/0020). */
export { approvalOutput, listApprovals, type Approval } from './list.ts';
export { approvalProblems } from './problems.ts';
export { othersWho, type RightOf } from './others.ts';
export { ask, byNumber, decide, openSecret, takeApproved, type ApprovalRow, type Decision } from './store.ts';
