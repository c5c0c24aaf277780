package io.adax.trainer.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.adax.trainer.data.SplitSpec;
import io.adax.trainer.jobs.JobProperties.JobLimits;
import io.adax.trainer.training.Limits;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.training.SpecFault;
import io.adax.trainer.training.SpecRules;
import io.adax.trainer.web.Complaint;
import io.adax.trainer.web.Fault;
import io.adax.trainer.web.RequestCheck;
import io.adax.trainer.web.Rule;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Checks a job against its dataset and the configured limits, as far as its parts are
 * sound. One that was accepted before is not checked again: its dataset may be gone.
 */
@Component
class JobRequestCheck implements RequestCheck<JobRequest> {

	private final EarlierSubmissions earlier;

	private final RunSpecs specs;

	private final SoundParts sound;

	private final Limits limits;

	JobRequestCheck(EarlierSubmissions earlier, RunSpecs specs, SoundParts sound, JobLimits limits,
			@Value("${trainer.engine.memory:4GB}") DataSize engineMemory,
			@Value("${trainer.engine.heap:512MB}") DataSize engineHeap) {
		this.earlier = earlier;
		this.specs = specs;
		this.sound = sound;
		this.limits = limits.limits(engineMemory, engineHeap);
	}

	@Override
	public Class<JobRequest> type() {
		return JobRequest.class;
	}

	@Override
	public List<Fault> check(JobRequest request) {
		if (this.earlier.isRepeated(request)) {
			return List.of();
		}
		JobRequest checkable = this.sound.of(request);
		RunSpecs.Draft draft = this.specs.draft(checkable);
		List<Fault> faults = new ArrayList<>(draft.faults());
		RequestJson.tooLong(request).ifPresent(faults::add);
		rules(checkable, draft.known()).forEach((fault) -> faults.add(shown(fault)));
		return faults;
	}

	@Override
	public OptionalLong most(String pointer) {
		return switch (pointer.replaceFirst("^/network/layers/\\d+/", "/layer/")) {
			case "/training/epochs" -> OptionalLong.of(this.limits.maxEpochs());
			case "/training/batchSize" -> OptionalLong.of(this.limits.maxBatchSize());
			case "/layer/units" -> OptionalLong.of(this.limits.maxUnits());
			default -> OptionalLong.empty();
		};
	}

	private static Fault shown(SpecFault fault) {
		Rule rule = switch (fault.kind()) {
			case LIMIT -> Rule.LIMIT;
			case CHOICE -> Rule.CHOICE;
			case CONSISTENCY -> Rule.CONSISTENCY;
		};
		return Complaint.of(rule, fault.message()).with(fault.found(), fault.allowed()).at(fault.pointer());
	}

	private List<SpecFault> rules(JobRequest request, @Nullable RunSpec known) {
		if (known != null) {
			return SpecRules.check(known, this.limits);
		}
		SplitSpec split = (request.dataset() != null) ? request.dataset().split() : new SplitSpec(0.2, 0.0, null);
		return SpecRules.check(split, request.network(), request.optimizer(), request.training(), this.limits);
	}

}
