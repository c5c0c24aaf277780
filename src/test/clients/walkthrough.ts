// The generated client from an upload to a prediction: node walkthrough.js ADDRESS TABLE
import { readFile } from "node:fs/promises";
import { Configuration, DatasetsApi, JobsApi, ModelsApi, ResponseError, RunsApi } from "adax-trainer-client";
import type { JobRequest } from "adax-trainer-client";

const [address, table] = process.argv.slice(2);
if (!address || !table) throw new Error("ADDRESS TABLE");
const configuration = new Configuration({ basePath: address });
const jobs = new JobsApi(configuration);
const runs = new RunsApi(configuration);
const models = new ModelsApi(configuration);

const dataset = await new DatasetsApi(configuration).uploadDataset({
  file: new Blob([await readFile(table, "utf8")]), spec: { name: "weather", target: "label" } });
console.log(`dataset ${dataset.name}, ${dataset.rows} rows, ${dataset.columns.map((column) => column.name)}`);

const jobRequest: JobRequest = {
  dataset: { id: dataset.id },
  network: { layers: [{ type: "dense", units: 8 }] },
  optimizer: { type: "adax", learningRate: 0.01, schedule: { type: "cosine", warmupSteps: 3 } },
  training: { epochs: 30, batchSize: 8, seed: 1 } };
let job = await jobs.submitJob({ jobRequest });
if (job.optimizer.type === "adax") console.log(`optimizer adax, beta2 ${job.optimizer.beta2}`);

for (let after = 0; ;) {
  const over = job.status !== "QUEUED" && job.status !== "RUNNING";
  for (const event of (await runs.listEvents({ id: job.id, after }))?.items ?? []) {
    console.log(`event ${event.type} ${event.status ?? event.epoch ?? ""}`);
    after = event.id;
  }
  if (over) break;
  job = await jobs.getJob({ id: job.id, wait: "2s" });
}

const metrics = await runs.getMetrics({ id: job.id, name: new Set(["train.loss"]), maxPoints: 10 });
console.log(`metrics ${metrics.series[0]?.name} ${metrics.series[0]?.points.length} points`);

if (!job.modelId) throw new Error(`no model: ${job.statusReason}`);
const archive = await (await models.downloadModel({ id: job.modelId })).arrayBuffer();
console.log(`model ${new TextDecoder().decode(archive.slice(0, 2))}`);
const answer = await models.predictRows({ id: job.modelId, predictionRequest: { rows: [{ t: 9 }, { t: 1 }] } });
console.log(`predictions ${answer.predictions.map((prediction) => prediction.label)}`);

try {
  await jobs.validateJob({ jobRequest: { ...jobRequest, training: { epochs: 0 } } });
} catch (error) {
  if (!(error instanceof ResponseError)) throw error;
  console.log(`fault ${(await error.response.json()).errors[0].pointer}`);
}
