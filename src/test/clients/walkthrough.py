"""The generated client from an upload to a prediction: python walkthrough.py ADDRESS TABLE"""
import json
import sys
from pathlib import Path

import adax_client as adax

address, table = sys.argv[1:3]
client = adax.ApiClient(adax.Configuration(host=address))
jobs, runs, models = adax.JobsApi(client), adax.RunsApi(client), adax.ModelsApi(client)

dataset = adax.DatasetsApi(client).upload_dataset(
    file=("weather.csv", Path(table).read_bytes()), spec=adax.DatasetSpec(name="weather", target="label"))
print(f"dataset {dataset.name}, {dataset.rows} rows, {','.join(column.name for column in dataset.columns)}")

request = adax.JobRequest(
    dataset=adax.DatasetChoice(id=dataset.id),
    network=adax.NetworkSpec(layers=[adax.LayerSpec(adax.DenseLayer(type="dense", units=8))]),
    optimizer=adax.OptimizerSpec(adax.AdaXOptimizer(
        type="adax", learningRate=0.01, schedule=adax.ScheduleSpec(adax.CosineSchedule(type="cosine", warmupSteps=3)))),
    training=adax.TrainingSpec(epochs=30, batchSize=8, seed=1))
job = jobs.submit_job(request)
print(f"optimizer {job.optimizer.actual_instance.type}, beta2 {job.optimizer.actual_instance.beta2}")

after = 0
while True:
    over = job.status not in ("QUEUED", "RUNNING")
    for event in runs.list_events(job.id, after=after).items:
        print("event", event.type.value, event.status or event.epoch or "")
        after = event.id
    if over:
        break
    job = jobs.get_job(job.id, wait="2s")

metrics = runs.get_metrics(job.id, name=["train.loss"], max_points=10)
print(f"metrics {metrics.series[0].name} {len(metrics.series[0].points)} points")

print("model", models.download_model(job.model_id)[:2].decode())
answer = models.predict_rows(job.model_id, adax.PredictionRequest(rows=[{"t": 9}, {"t": 1}]))
print("predictions", ",".join(prediction.label for prediction in answer.predictions))

try:
    jobs.pause_job("nothing")
except adax.ApiException as refused:
    print("fault", json.loads(refused.body)["detail"])
