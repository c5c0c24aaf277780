package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.adax.trainer.access.Projects;
import io.adax.trainer.access.Quotas;
import io.adax.trainer.web.PageQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** When those begin that wait, where their projects may run one job each. */
class QueueTest {

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	private static final Instant LATER = NOON.plusSeconds(5);

	private static final Line FULL = new Line("full", "gpu");

	private static final Line FREE = new Line("free", "gpu");

	private final Standings standings = mock();

	private final PoolLoads loads = mock();

	private final QueueOutlook outlook = mock();

	private final Turns turns = mock();

	private final Quotas quotas = mock();

	private final Queue queue = new Queue(this.standings, this.loads, this.outlook, this.turns, this.quotas, mock(),
			new Projects(), Clock.fixed(NOON, ZoneOffset.UTC));

	@BeforeEach
	void letOneRun() {
		given(this.loads.now())
			.willReturn(Map.of("gpu", new PoolLoad("gpu", 1, 4, null, 1, null, 1, NOON, 4, NOON, 2)));
		given(this.loads.running()).willReturn(Map.of("full", 1L));
		given(this.outlook.starts(eq("gpu"), anyInt(), any())).willReturn(List.of(NOON, LATER, LATER, LATER));
		given(this.quotas.limitsRunning(any())).willReturn(true);
		given(this.quotas.left("full", 1)).willReturn(0L);
		given(this.quotas.left("free", 0)).willReturn(1L);
		given(this.turns.mayBegin("free")).willReturn(true);
	}

	@Test
	void passesOverThoseWhoseProjectRunsAsManyAsItMay() {
		given(this.standings.groups()).willReturn(
				List.of(group(FULL, 9, 1, 1), group(FREE, 0, 2, 1), group(FULL, 0, 3, 2), group(FREE, -1, 4, 2)));
		QueueView.Pool pool = this.queue.view(null, new PageQuery(null, null)).pools().get(0);
		assertThat(pool.priorities()).containsExactly(new QueueView.Priority(9, 1, 0, null),
				new QueueView.Priority(0, 2, 0, LATER), new QueueView.Priority(-1, 1, 0, null));
		assertThat(pool.depth()).isEqualTo(4);
	}

	@Test
	void promisesNothingToMoreJobsThanTheProjectMayRun() {
		given(this.standings.page(any(), any(), anyInt()))
			.willReturn(List.of(job(FREE, 1, 1), job(FULL, 2, 1), job(FREE, 3, 2)));
		assertThat(this.queue.view(null, new PageQuery(null, null)).items())
			.extracting(QueueView.WaitingJob::estimatedStart)
			.containsExactly(NOON, null, null);
	}

	private static Standing.Group group(Line line, int priority, long first, long row) {
		return new Standing.Group(line, priority, 1, NOON, first, row);
	}

	private static Standing job(Line line, long position, long row) {
		return new Standing("job", "digits", line, 0, position, row, List.of(), NOON, null);
	}

}
