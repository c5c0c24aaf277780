package io.adax.trainer.commandline;

/** What the exit status of a command tells a script. */
enum ExitStatus {

	OK(0, "done"), JOB_FAILED(1, "the job that was followed ended FAILED or CANCELLED"),
	USAGE(2, "wrong command line, or a local file that cannot be read or written"),
	REFUSED(3, "the service refused the request (4xx)"), UNREACHABLE(4, "the service cannot be reached"),
	SERVICE_FAILED(5, "the service failed (5xx), or its answer makes no sense"), BUG(70, "a bug of this program");

	private final int code;

	private final String meaning;

	ExitStatus(int code, String meaning) {
		this.code = code;
		this.meaning = meaning;
	}

	int code() {
		return this.code;
	}

	String meaning() {
		return this.meaning;
	}

}
