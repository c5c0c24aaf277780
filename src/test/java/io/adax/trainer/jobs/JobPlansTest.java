package io.adax.trainer.jobs;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.adax.trainer.access.Projects;
import io.adax.trainer.data.CategoricalEncoding;
import io.adax.trainer.data.Column;
import io.adax.trainer.data.ColumnType;
import io.adax.trainer.data.DataSpec;
import io.adax.trainer.data.Normalization;
import io.adax.trainer.data.SplitSpec;
import io.adax.trainer.data.TableFormat;
import io.adax.trainer.data.TableSchema;
import io.adax.trainer.data.TableSource;
import io.adax.trainer.data.Task;
import io.adax.trainer.engine.Engines;
import io.adax.trainer.runs.Speeds;
import io.adax.trainer.runs.TimeEstimate;
import io.adax.trainer.training.NetworkPlan;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.web.ProblemException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class JobPlansTest {

	private final Engines engines = mock();

	private final JobSubmission submission = mock();

	private final QueueOutlook outlook = mock();

	private final Speeds speeds = mock();

	private final JobPlans plans = new JobPlans(this.submission, this.engines, this.speeds, this.outlook, mock(),
			new Projects());

	@Test
	void tellsWhatIsToSayOfTheData() {
		assertThat(warnings()).startsWith("Of the data.")
			.anyMatch((warning) -> warning.startsWith("The validation part may get none of the 5 rows"));
	}

	@Test
	void tellsThatAnEstimateOfMuchShorterRunsMayBeTooLong() {
		given(this.speeds.estimate(any(), anyLong(), anyInt(), anyLong()))
			.willReturn(Optional.of(new TimeEstimate(9, 1, 9, 1, 1)));
		assertThat(warnings()).anyMatch((warning) -> warning.startsWith("The estimate of the time may be too long"));
		given(this.speeds.estimate(any(), anyLong(), anyInt(), anyLong()))
			.willAnswer((call) -> Optional.of(new TimeEstimate(9, 8, 9, 1, call.getArgument(3))));
		assertThat(warnings()).noneMatch((warning) -> warning.contains("estimate"));
	}

	private List<String> warnings() {
		Column x = new Column("x", ColumnType.NUMERIC, 0, 9, 0.0, 9.0, 4.0, 2.0, null);
		Column label = new Column("label", ColumnType.CATEGORICAL, 0, 2, null, null, null, null, List.of("a", "b"));
		JobRequest request = Requests.small();
		DataSpec data = new DataSpec(new TableSource("", new TableFormat(',', true, null)), null, 0,
				new TableSchema(List.of(x, label), 5), Task.CLASSIFICATION, "label", new SplitSpec(0.1, 0.0, null),
				Normalization.STANDARDIZE, CategoricalEncoding.ONE_HOT);
		RunSpec spec = new RunSpec(data, request.network(), request.optimizer(), request.training());
		given(this.submission.settle(request)).willReturn(request);
		given(this.submission.sound(request))
			.willReturn(new JobSubmission.Sound(spec, "iris adax", List.of("Of the data.")));
		given(this.engines.describe(spec)).willReturn(new NetworkPlan(List.of(), 1, 1));
		given(this.outlook.of(any(), anyInt())).willReturn(new QueueOutlook.Place(0, null));
		return this.plans.of(request).warnings();
	}

	/** Each waits in a thread of its own; those who are too many are told so at once. */
	@Test
	void lets32RequestsWaitAndNoMore() {
		RunSpec spec = new RunSpec(null, null, null, null);
		AtomicInteger waiting = new AtomicInteger();
		given(this.engines.describe(any())).willAnswer((call) -> {
			waiting.incrementAndGet();
			return this.plans.describe(spec);
		});
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.plans.describe(spec))
			.withMessageContaining("already 32 plans");
		assertThat(waiting).hasValue(32);
	}

}
