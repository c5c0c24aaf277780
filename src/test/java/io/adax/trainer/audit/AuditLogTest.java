package io.adax.trainer.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.adax.trainer.access.Caller;
import io.adax.trainer.access.Projects;
import io.adax.trainer.access.Role;
import io.adax.trainer.audit.AuditEntry.Asked;
import io.adax.trainer.web.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

class AuditLogTest {

	private static final Caller HOLDER = new Caller("key:1", "one", Role.TRAINER, "vision", false);

	private static final AuditProperties PROPERTIES = new AuditProperties(false, Duration.ofDays(90));

	private final AuditRepository repository = mock();

	private final TransactionTemplate transaction = mock();

	private final Clock clock = mock();

	private final List<AuditEntry> written = new ArrayList<>();

	private final AuditLog log = new AuditLog(this.repository, PROPERTIES, new Projects(), this.transaction,
			new Ids(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)), this.clock);

	@BeforeEach
	void write() {
		given(this.clock.instant()).willReturn(Instant.EPOCH);
		willAnswer((call) -> {
			call.<Consumer<TransactionStatus>>getArgument(0).accept(mock());
			return null;
		}).given(this.transaction).executeWithoutResult(any());
		willAnswer((call) -> {
			call.<List<AuditEntry>>getArgument(0).forEach(this.written::add);
			return List.of();
		}).given(this.repository).saveAll(any());
	}

	@Test
	void hasOneEntryForAllThatAStrangerTriesInAMinute() {
		for (int i = 0; i < 1000; i++) {
			this.log.add(null, new Asked("192.0.2.1", "GET", "/api/v1/jobs", null), 401);
		}
		this.log.add(null, new Asked("192.0.2.2", "GET", "/api/v1/jobs", null), 401);
		given(this.clock.instant()).willReturn(Instant.EPOCH.plusSeconds(60));
		this.log.add(null, new Asked("192.0.2.1", "GET", "/api/v1/jobs", null), 429);
		assertThat(addresses()).containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.1");
	}

	@Test
	void hasEveryEntryOfThoseItKnows() {
		this.log.add(HOLDER, new Asked("192.0.2.1", "GET", "/api/v1/keys", null), 403);
		this.log.add(HOLDER, new Asked("192.0.2.1", "GET", "/api/v1/keys", null), 403);
		assertThat(addresses()).hasSize(2);
	}

	@Test
	void hasFewEntriesAMinuteOfWhatIsRefusedToOneAndAllOfWhatIsDone() {
		for (int i = 0; i < 100; i++) {
			this.log.add(HOLDER, new Asked("192.0.2.1", "GET", "/api/v1/jobs", null), 429);
			this.log.add(HOLDER, new Asked("192.0.2.2", "GET", "/api/v1/jobs", null), 403);
			this.log.add(HOLDER, new Asked("192.0.2.3", "POST", "/api/v1/jobs", null), 201);
		}
		given(this.clock.instant()).willReturn(Instant.EPOCH.plusSeconds(60));
		this.log.add(HOLDER, new Asked("192.0.2.1", "GET", "/api/v1/jobs", null), 429);
		assertThat(addresses().stream().collect(Collectors.groupingBy((address) -> address, Collectors.counting())))
			.isEqualTo(Map.of("192.0.2.1", 21L, "192.0.2.2", 20L, "192.0.2.3", 100L));
	}

	/** As long as the database is away, nothing leaves the queue. */
	@Test
	void keepsPlacesForChangesWhileOthersKnock() {
		for (int i = 0; i < 55_000; i++) {
			this.log.add(null, new Asked("2001:db8::" + i, "GET", "/api/v1/jobs", null), 401);
			this.log.add(new Caller("key:" + i, "one", Role.VIEWER, "vision", false),
					new Asked("2001:db8::" + i, "GET", "/api/v1/jobs", null), 429);
		}
		this.log.add(HOLDER, new Asked("192.0.2.1", "POST", "/api/v1/jobs", null), 201);
		assertThat(addresses()).contains("192.0.2.1");
	}

	@Test
	void seesWhoIsRefusedElsewhere() throws Exception {
		AuditFilter filter = new AuditFilter(this.log, PROPERTIES);
		answer(filter, "GET", "/h2-console", 401);
		answer(filter, "GET", "/swagger-ui/index.html", 200);
		answer(filter, "GET", "/api/v1/jobs", 200);
		answer(filter, "DELETE", "/api/v1/jobs/1", 204);
		this.log.stop();
		assertThat(this.written).extracting((entry) -> entry.view().path())
			.containsExactly("/h2-console", "/api/v1/jobs/1");
	}

	/** Of jobs that are gone nothing else tells which were meant. */
	@Test
	void tellsWhatABulkOperationWasAbout() throws Exception {
		AuditFilter filter = new AuditFilter(this.log, PROPERTIES);
		answer(filter, "DELETE", "/api/v1/jobs", "tag=nightly&status=FAILED", 200);
		answer(filter, "POST", "/api/v1/jobs", null, 201);
		answer(filter, "POST", "/api/v1/jobs/cancel", "tag=" + "long".repeat(1000), 200);
		this.log.stop();
		assertThat(this.written).extracting((entry) -> entry.view().query())
			.satisfiesExactly((query) -> assertThat(query).isEqualTo("tag=nightly&status=FAILED"),
					(query) -> assertThat(query).isNull(),
					(query) -> assertThat(query).startsWith("tag=long").hasSizeLessThanOrEqualTo(1000));
	}

	/** A key that somebody has put there by mistake. */
	@Test
	void keepsNoParametersOfWhatWasNotDone() throws Exception {
		AuditFilter filter = new AuditFilter(this.log, new AuditProperties(true, PROPERTIES.retention()));
		answer(filter, "DELETE", "/api/v1/jobs", "key=secret", 400);
		answer(filter, "DELETE", "/api/v1/jobs", "key=secret", 401);
		answer(filter, "DELETE", "/api/v1/jobs", "key=secret", 503);
		answer(filter, "GET", "/api/v1/jobs", "key=secret", 200);
		answer(filter, "POST", "/actuator/loggers", "key=secret", 204);
		this.log.stop();
		assertThat(this.written).hasSize(5).extracting((entry) -> entry.view().query()).containsOnlyNulls();
	}

	private static void answer(AuditFilter filter, String method, String path, int status) throws Exception {
		answer(filter, method, path, null, status);
	}

	private static void answer(AuditFilter filter, String method, String path, String query, int status)
			throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		request.setServletPath(path);
		request.setQueryString(query);
		filter.doFilter(request, new MockHttpServletResponse(),
				(asked, answer) -> ((MockHttpServletResponse) answer).setStatus(status));
	}

	private List<String> addresses() {
		this.log.stop();
		return this.written.stream().map((entry) -> entry.view().address()).toList();
	}

}
