package io.adax.trainer.web;

import java.util.List;

import org.springframework.http.ProblemDetail;

/** A request with faults, all of them. */
public final class InvalidRequest extends ProblemException {

	private static final long serialVersionUID = 1L;

	private final transient List<Fault> faults;

	public InvalidRequest(List<Fault> faults) {
		super(ProblemType.INVALID_REQUEST, describe(faults));
		this.faults = List.copyOf(faults);
	}

	/** A request with one fault. */
	public static InvalidRequest at(String pointer, String message) {
		return new InvalidRequest(List.of(new Fault(pointer, message)));
	}

	/** A request with one fault. */
	public static InvalidRequest at(String pointer, Complaint complaint) {
		return new InvalidRequest(List.of(complaint.at(pointer)));
	}

	/** What is wrong. */
	public List<Fault> faults() {
		return this.faults;
	}

	@Override
	ProblemDetail problem() {
		ProblemDetail problem = super.problem();
		problem.setProperty("errors", this.faults);
		return problem;
	}

	private static String describe(List<Fault> faults) {
		if (faults.size() == 1) {
			Fault fault = faults.get(0);
			return fault.pointer().isEmpty() ? fault.message() : fault.pointer() + ": " + fault.message();
		}
		return "The request has " + faults.size() + " faults.";
	}

}
