package io.adax.trainer.workers;

import java.util.List;
import java.util.Map;

/** Which worker has which jobs in hand. */
public interface Assignments {

	/** The jobs by the ids of their workers, whatever project they belong to. */
	Map<String, List<String>> byWorker();

	/** Those of the jobs that whoever asks may see. */
	List<String> visible(List<String> jobIds);

}
