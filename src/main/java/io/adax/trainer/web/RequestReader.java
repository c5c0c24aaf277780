package io.adax.trainer.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a request's JSON strictly, validates it, and names all its faults at once. What
 * it reads into is a record, or a union of records.
 */
public final class RequestReader {

	private final Validator validator;

	private final Supplier<List<RequestCheck<?>>> checks;

	private final long maxBytes;

	/**
	 * A reader.
	 * @param checks asked for at each request
	 * @param maxBytes the largest body
	 */
	public RequestReader(Validator validator, Supplier<List<RequestCheck<?>>> checks, long maxBytes) {
		this.validator = validator;
		this.checks = checks;
		this.maxBytes = maxBytes;
	}

	/** The request in that text. */
	public <T> T read(String body, Class<T> type) {
		return read(body.getBytes(StandardCharsets.UTF_8), type);
	}

	/** The request in that stream, which is not closed. */
	public <T> T read(InputStream body, Class<T> type) throws IOException {
		return read(bytes(body), type);
	}

	/**
	 * The request in that part of a form.
	 * @param prefix stands before the pointer of every fault
	 */
	public <T> T read(InputStream part, Class<T> type, String prefix) throws IOException {
		try {
			return read(part, type);
		}
		catch (InvalidRequest ex) {
			throw new InvalidRequest(
					ex.faults().stream().map((fault) -> fault.movedTo(prefix + fault.pointer())).toList());
		}
		catch (ProblemException ex) {
			throw InvalidRequest.at(prefix, Complaint.of(Rule.FORM, String.valueOf(ex.getMessage())));
		}
	}

	/** The merge patch in that stream. What it leads to is for the caller to read. */
	public MergePatch patch(InputStream body) throws IOException {
		byte[] bytes = bytes(body);
		requireAllowedSize(bytes);
		Faults faults = new Faults();
		JsonNode patch = JsonTree.parse(bytes, faults);
		if (!patch.isObject()) {
			faults.addLost(Pointer.ROOT, RequestBinder.noObject(patch));
		}
		faults.throwIfAny();
		return new MergePatch(patch);
	}

	private byte[] bytes(InputStream body) throws IOException {
		return body.readNBytes((int) Math.min(this.maxBytes + 1, Integer.MAX_VALUE));
	}

	private void requireAllowedSize(byte[] body) {
		if (body.length > this.maxBytes) {
			throw ProblemType.PAYLOAD_TOO_LARGE.because("The body may have up to %,d bytes.".formatted(this.maxBytes));
		}
	}

	/** The request in those bytes. */
	public <T> T read(byte[] body, Class<T> type) {
		requireAllowedSize(body);
		Faults faults = new Faults();
		return request(JsonTree.parse(body, faults), type, faults);
	}

	/** The request in that tree. */
	public <T> T read(JsonNode body, Class<T> type) {
		return request(body, type, new Faults());
	}

	private <T> T request(JsonNode body, Class<T> type, Faults faults) {
		T request = read(body, type, Set.of(), faults);
		faults.throwIfAny();
		return Objects.requireNonNull(request);
	}

	/**
	 * The request in that tree, for a caller that reads more and refuses all of it at
	 * once.
	 * @param besides further fields that the body may have, which somebody else reads
	 * @param faults get those that are found
	 * @return null if a fault is in the way
	 */
	public <T> @Nullable T read(JsonNode body, Class<T> type, Set<String> besides, Faults faults) {
		if (body.isNull()) {
			faults.addLost(Pointer.ROOT, RequestBinder.noObject(body));
		}
		T request = type
			.cast(new RequestBinder(faults, (at) -> limit(type, at), besides).bind(body, type, Pointer.ROOT));
		if (request != null) {
			this.validator.validate(request)
				.forEach((violation) -> faults.addDerived(Violations.place(violation),
						Violations.complaint(violation, body)));
			// of a field that is at fault, no rule that it breaks is told, too
			Set<Pointer> faulty = faults.places();
			this.checks.get().forEach((check) -> check(check, request, faulty, faults));
		}
		return request;
	}

	private OptionalLong limit(Class<?> type, Pointer at) {
		return this.checks.get()
			.stream()
			.filter((check) -> check.type() == type)
			.flatMapToLong((check) -> check.most(at.toString()).stream())
			.min();
	}

	private static <C> void check(RequestCheck<C> check, Object request, Set<Pointer> faulty, Faults faults) {
		if (check.type().isInstance(request)) {
			for (Fault fault : check.check(check.type().cast(request))) {
				Pointer at = Pointer.parse(fault.pointer());
				if (!faulty.contains(at)) {
					faults.addDerived(at, fault);
				}
			}
		}
	}

}
