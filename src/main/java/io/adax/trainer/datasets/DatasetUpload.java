package io.adax.trainer.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.adax.trainer.access.Places;
import io.adax.trainer.access.Projects;
import io.adax.trainer.data.TableException;
import io.adax.trainer.data.TableFault;
import io.adax.trainer.storage.BlobTooLarge;
import io.adax.trainer.web.Complaint;
import io.adax.trainer.web.Fault;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.web.RequestReader;
import io.adax.trainer.web.Rule;
import jakarta.servlet.http.Part;

import org.springframework.stereotype.Component;

/** Makes a dataset of the parts of a form, or tells what is wrong with each. */
@Component
class DatasetUpload {

	private static final Set<String> KNOWN = Set.of("file", "spec");

	/** Tables that wait until they are scanned hold a thread each. */
	private static final int MOST = 32;

	private final DatasetLibrary library;

	private final RequestReader reader;

	private final Places places;

	DatasetUpload(DatasetLibrary library, RequestReader reader, Projects projects) {
		this.library = library;
		this.reader = reader;
		this.places = new Places(MOST, "uploads that are read", projects);
	}

	Dataset upload(Collection<Part> parts) throws IOException {
		List<Fault> faults = new ArrayList<>();
		Map<String, Part> known = new HashMap<>();
		for (Part part : parts) {
			if (!KNOWN.contains(part.getName())) {
				faults.add(Complaint.of(Rule.UNKNOWN, "is unknown; the parts here are file, spec")
					.with(part.getName(), "file, spec")
					.at("/" + part.getName()));
			}
			else if (known.putIfAbsent(part.getName(), part) != null) {
				faults.add(Complaint.of(Rule.DUPLICATE, "is given more than once").at("/" + part.getName()));
			}
		}
		Part file = known.get("file");
		if (file == null) {
			faults.add(Complaint.required().at("/file"));
		}
		Part specPart = known.get("spec");
		DatasetSpec spec = (specPart != null) ? spec(specPart, faults) : DatasetSpec.NONE;
		if (file == null || !faults.isEmpty()) {
			throw new InvalidRequest(faults.stream().distinct().toList());
		}
		return add(file, spec);
	}

	private DatasetSpec spec(Part part, List<Fault> faults) throws IOException {
		try (InputStream body = part.getInputStream()) {
			return this.reader.read(body, DatasetSpec.class, "/spec");
		}
		catch (InvalidRequest ex) {
			faults.addAll(ex.faults());
			return DatasetSpec.NONE;
		}
	}

	private Dataset add(Part part, DatasetSpec spec) throws IOException {
		UploadedFile file = new UploadedFile(part.getSubmittedFileName());
		Places.Place place = this.places.take();
		try {
			return this.library.add(file.name(spec), part::getInputStream, file.options(spec));
		}
		catch (TableException ex) {
			throw new InvalidRequest(ex.faults().stream().map((fault) -> shown(fault, spec)).toList());
		}
		catch (BlobTooLarge ex) {
			throw ProblemType.PAYLOAD_TOO_LARGE.because("The file may have up to %,d bytes.".formatted(ex.maxBytes()));
		}
		finally {
			place.leave();
		}
	}

	/** In the spec's target, in a line of the file, or in the file. */
	private static Fault shown(TableFault fault, DatasetSpec spec) {
		Rule rule = rule(fault.kind());
		String target = spec.target();
		if (target != null && isAboutTarget(fault, target)) {
			// what may be meant is appended
			return Complaint.of(rule, fault.message().replaceFirst("[.]$", ""))
				.with(target, fault.allowed())
				.meaning(target, fault.known())
				.at("/spec/target");
		}
		return Complaint.of(rule, fault.message())
			.with(fault.found(), fault.allowed())
			.at("/file" + step(fault.line()) + step(fault.field()));
	}

	private static boolean isAboutTarget(TableFault fault, String target) {
		return fault.kind() == TableFault.Kind.COLUMN
				|| fault.line() == 0 && fault.message().contains("'" + target + "'");
	}

	private static Rule rule(TableFault.Kind kind) {
		return switch (kind) {
			case LENGTH -> Rule.LENGTH;
			case FORM -> Rule.FORM;
			case DUPLICATE -> Rule.DUPLICATE;
			case COLUMN -> Rule.REFERENCE;
			case LIMIT -> Rule.LIMIT;
			case CONSISTENCY, REQUEST -> Rule.CONSISTENCY;
		};
	}

	private static String step(long number) {
		return (number > 0) ? "/" + number : "";
	}

}
