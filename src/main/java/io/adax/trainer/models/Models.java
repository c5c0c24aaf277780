package io.adax.trainer.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.adax.trainer.access.Quotas;
import io.adax.trainer.storage.Blob;
import io.adax.trainer.storage.BlobStore;
import io.adax.trainer.storage.SharedBlobs;
import io.adax.trainer.training.Evaluation;
import io.adax.trainer.web.Ids;
import io.adax.trainer.web.Page;
import io.adax.trainer.web.PageQuery;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The models that jobs brought out. */
@Component
public class Models {

	private final ModelRepository repository;

	private final BlobStore blobs;

	private final SharedBlobs shared;

	private final Ids ids;

	private final Clock clock;

	private final ObjectProvider<ModelSource> sources;

	private final Quotas quotas;

	Models(ModelRepository repository, BlobStore blobs, SharedBlobs shared, Ids ids, Clock clock,
			ObjectProvider<ModelSource> sources, Quotas quotas) {
		this.quotas = quotas;
		this.sources = sources;
		this.repository = repository;
		this.blobs = blobs;
		this.shared = shared;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Puts a run's archive into the store, where it stays if the action records a model
	 * that has it. That of an earlier model of the job goes, unless others have it. Not
	 * in a transaction, which would keep a connection for as long as the store takes.
	 */
	public void store(String jobId, Path archive, Consumer<Blob> action) throws IOException {
		Optional<String> earlier = this.repository.findByJobId(jobId).map(Model::sha256);
		Blob blob = this.shared.hold(() -> Files.newInputStream(archive), Long.MAX_VALUE);
		try {
			action.accept(blob);
		}
		finally {
			this.shared.letGo(blob);
		}
		if (earlier.isPresent()) {
			this.shared.deleteUnused(earlier.get());
		}
	}

	/**
	 * Records the model of a job, in the place of an earlier one; refused if the project
	 * may not store as much.
	 */
	@Transactional
	public void put(NewModel model, Blob archive) {
		this.repository.deleteByJobId(model.jobId());
		this.quotas.requireSpace(model.project(), archive.size());
		this.repository.save(new Model(this.ids.next(), model, archive, this.clock.instant()));
	}

	/** What the bits of a model are; a problem if there is none. */
	public Made made(String id) {
		return require(id).made();
	}

	/** What the bits of a job's model are. */
	public Optional<Made> madeBy(String jobId) {
		return this.repository.findByJobId(jobId).map(Model::made);
	}

	/** The id of a job's model. */
	public Optional<String> idOf(String jobId) {
		return this.repository.findIdByJobId(jobId);
	}

	/**
	 * Forgets the model of a job.
	 * @return the hash of its archive, to be deleted after the transaction unless it is
	 * used by others
	 */
	@Transactional
	public Optional<String> forget(String jobId) {
		Optional<Model> model = this.repository.findByJobId(jobId);
		model.ifPresent(this.repository::delete);
		return model.map(Model::sha256);
	}

	Page<ModelView> list(PageQuery page) {
		List<Model> found = this.repository.findNewest(page.after(), Limit.of(page.fetch()));
		return Page.of(found, page, Model::id).map(Model::view);
	}

	Model require(String id) {
		return this.repository.findById(id)
			.orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no model " + id + "."));
	}

	Model requireOf(String jobId) {
		return this.repository.findByJobId(jobId)
			.orElseThrow(() -> ProblemType.NOT_FOUND.because(this.sources.stream()
				.flatMap((source) -> source.whyNoModel(jobId).stream())
				.findFirst()
				.orElse("There is no job " + jobId + ".")));
	}

	/**
	 * The evaluation of a job's model on a part; on the test part by default, if there is
	 * one.
	 */
	Evaluation evaluation(String jobId, Optional<Part> part) {
		Model model = requireOf(jobId);
		Part asked = part.orElse((model.test() != null) ? Part.TEST : Part.VALIDATION);
		return Optional.ofNullable((asked == Part.TEST) ? model.test() : model.validation())
			.orElseThrow(() -> ProblemType.NOT_FOUND
				.because("Job " + jobId + " held back no " + asked.wireName() + " part."));
	}

	/** A readable file with the model's archive. */
	Path archive(Model model) {
		try {
			return this.blobs.local(model.sha256());
		}
		catch (NoSuchFileException ex) {
			throw gone(model);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The same to be read once. */
	InputStream open(Model model) throws IOException {
		try {
			return this.blobs.bytes(model.sha256()).open();
		}
		catch (NoSuchFileException ex) {
			throw gone(model);
		}
	}

	private ProblemException gone(Model model) {
		// it may have been deleted since
		require(model.id());
		return ProblemType.STORE_UNAVAILABLE.because("The archive of model " + model.id()
				+ " is not in this replica's home: replicas must share trainer.home.");
	}

}
