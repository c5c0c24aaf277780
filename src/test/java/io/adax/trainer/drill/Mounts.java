package io.adax.trainer.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * The volumes of a pod as directories. There is no root of its own for a process, so
 * wherever a text names a path below a mount it gets that of the directory instead, and
 * {@code 0.0.0.0} becomes the pod's own address.
 */
final class Mounts {

	/** Longer paths first: one mount may be inside another. */
	private final Map<String, String> replaced = new TreeMap<>(
			Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

	private final Map<String, Path> directories = new LinkedHashMap<>();

	/**
	 * Makes the directories, and the files in them.
	 * @param pod its spec, with one container
	 */
	Mounts(JsonNode pod, Path directory, String address, Stored stored) {
		this.replaced.put("0.0.0.0", address);
		Map<String, JsonNode> volumes = new LinkedHashMap<>();
		pod.path("volumes").forEach((volume) -> volumes.put(volume.get("name").asString(), volume));
		volumes.forEach((name, volume) -> this.directories.put(name, place(volume, directory.resolve(name), stored)));
		pod.at("/containers/0/volumeMounts")
			.forEach((mount) -> put(mount.get("mountPath").asString(),
					this.directories.get(mount.get("name").asString())));
		// only now are all paths known that a file may name
		volumes.forEach((name, volume) -> fill(volume, this.directories.get(name), stored));
	}

	/** One more path, such as that of the program. */
	void put(String path, Path directory) {
		this.replaced.put(path, directory.toString());
	}

	private static Path place(JsonNode volume, Path own, Stored stored) {
		Path directory = volume.has("persistentVolumeClaim")
				? stored.claim(volume.at("/persistentVolumeClaim/claimName").asString()) : own;
		create(directory);
		return directory;
	}

	private void fill(JsonNode volume, Path directory, Stored stored) {
		if (volume.has("configMap")) {
			write(volume.get("configMap"), stored.configMap(volume.at("/configMap/name").asString()), directory);
		}
		else if (volume.has("secret")) {
			write(volume.get("secret"), stored.secret(volume.at("/secret/secretName").asString()), directory);
		}
		else if (!volume.has("emptyDir") && !volume.has("persistentVolumeClaim")) {
			throw new IllegalStateException("No kubelet stands behind " + volume);
		}
	}

	private void write(JsonNode source, Map<String, String> data, Path directory) {
		if (!source.has("items")) {
			data.forEach((name, text) -> write(directory.resolve(name), text));
		}
		source.path("items")
			.forEach((item) -> write(directory.resolve(item.get("path").asString()),
					data.get(item.get("key").asString())));
	}

	private void write(Path file, String text) {
		try {
			Files.writeString(file, localize(text));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The text with paths and addresses of this machine; in one go, since these may look
	 * like those of a container.
	 */
	String localize(String text) {
		String any = this.replaced.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
		return Pattern.compile("(?<![\\w./-])(?:" + any + ")(?![\\w.-])")
			.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(this.replaced.get(match.group())));
	}

	private static void create(Path directory) {
		try {
			Files.createDirectories(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
