package io.adax.trainer.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.adax.trainer.web.Complaint;
import io.adax.trainer.web.Ids;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.Page;
import io.adax.trainer.web.PageQuery;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The keys that were given out. */
@Component
@Transactional
class AccessKeys {

	/** Above all identifiers. */
	private static final String FIRST = "~";

	/** How precisely the last use is known: each request would be a write otherwise. */
	private static final Duration PRECISION = Duration.ofMinutes(1);

	private final AccessKeyRepository repository;

	private final Ids ids;

	private final Clock clock;

	private final Map<String, Instant> noted = new ConcurrentHashMap<>();

	AccessKeys(AccessKeyRepository repository, Ids ids, Clock clock) {
		this.repository = repository;
		this.ids = ids;
		this.clock = clock;
	}

	/** Makes a key. The request is checked already. */
	NewKeyView add(NewKeyRequest request, Caller by) {
		if (!by.everywhere() && request.project() != null && !request.project().equals(by.project())) {
			throw InvalidRequest.at("/project",
					Complaint.of("must be the project that the request names, " + by.project()));
		}
		KeyText key = KeyText.random();
		AccessKey made = new AccessKey(this.ids.next(), key, request, by,
				this.clock.instant().truncatedTo(ChronoUnit.MICROS));
		this.repository.save(made);
		return new NewKeyView(made.view(), key.text());
	}

	@Transactional(readOnly = true)
	Page<KeyView> list(PageQuery page) {
		List<AccessKey> found = this.repository.findBefore(Objects.requireNonNullElse(page.after(), FIRST),
				Limit.of(page.fetch()));
		return Page.of(found, page, AccessKey::id).map(AccessKey::view);
	}

	@Transactional(readOnly = true)
	KeyView get(String id) {
		return require(id).view();
	}

	/** Ends a key at once. */
	KeyView revoke(String id) {
		AccessKey key = require(id);
		key.revoke(this.clock.instant().truncatedTo(ChronoUnit.MICROS));
		return key.view();
	}

	/** Whom a key lets in; empty if it does not, whyever. */
	Optional<Caller> open(KeyText key) {
		Instant now = this.clock.instant();
		Optional<AccessKey> found = this.repository.findByKeyId(key.id()).filter((known) -> known.opens(key, now));
		found.map(AccessKey::id).ifPresent((id) -> note(id, now));
		return found.map(AccessKey::caller);
	}

	private void note(String id, Instant now) {
		Instant before = this.noted.get(id);
		if (before == null || before.plus(PRECISION).isBefore(now)) {
			this.noted.put(id, now);
			this.repository.used(id, now.truncatedTo(ChronoUnit.MICROS));
		}
	}

	private AccessKey require(String id) {
		return this.repository.findById(id).orElseThrow(() -> unknown(id));
	}

	private static ProblemException unknown(String id) {
		return ProblemType.NOT_FOUND.because("There is no key " + id + ".");
	}

}
