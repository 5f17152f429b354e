import { openBench } from './bench/cluster.ts';
import { catalogsOf } from '../packages/platform/catalogs/index.ts';
import { writeWorkbook } from './bench/sheet-files.ts';
import { fillPeople, EMAIL } from './bench/people.ts';
import { createReadStream } from 'node:fs';
import { accountContext } from '../packages/platform/accounts/index.ts';
import { modules } from '../apps/server/modules.ts';
import { applyRun, receiveFile, stageRun } from '../packages/platform/imports/index.ts';
const b=await openBench();
await fillPeople(b.house);
let t=performance.now(); const lap=(s:string)=>{console.log(s,((performance.now()-t)/1000).toFixed(1)); t=performance.now();};
await writeWorkbook('/tmp/bb.xlsx', 500, await catalogsOf(b.house)); lap('written');
const house=b.house; const context = await accountContext(house, EMAIL, 'cli');
setInterval(async ()=>{ const r=await b.superuser`select pid, state, wait_event, now()-query_start as d, left(query,3000) q from pg_stat_activity where usename='sintra_app' and state<>'idle'`; for (const x of r) console.log(JSON.stringify(x)); }, 20000).unref();
for (const f of ['/tmp/bb.xlsx','/tmp/cadenas.xlsx']) {
const id = await receiveFile(house, context, modules, { form: 'victim', name: f, queued: false }, createReadStream(f)); lap('received');
await stageRun(house, context, modules, id); lap('staged');
await applyRun(house, context, modules, id, 'good'); lap('applied');
}
await b.close();
