package io.adax.trainer.storage;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where blobs are kept.
 *
 * @param type in a folder of the home, or in S3
 * @param s3 the bucket
 * @param cache of what is kept elsewhere
 * @param homeLimit what the home may have, where something other than its disk limits it;
 * only told to whoever watches
 */
@ConfigurationProperties("trainer.storage")
@Validated
record StorageProperties(@DefaultValue("folder") @NotNull Type type, @Valid @DefaultValue S3 s3,
		@Valid @DefaultValue Cache cache, @Nullable DataSize homeLimit) {

	StorageProperties {
		if (homeLimit != null && homeLimit.toMegabytes() < 1) {
			throw new IllegalArgumentException("trainer.storage.home-limit must be at least 1MB, found " + homeLimit);
		}
		if (type == Type.S3 && s3.bucket() == null) {
			throw new IllegalArgumentException(
					"trainer.storage.s3.bucket must name a bucket if trainer.storage.type is s3");
		}
	}

	/** Where. */
	enum Type {

		FOLDER, S3

	}

	/**
	 * A bucket of S3, or of anything that speaks as S3 does.
	 *
	 * @param bucket its name; it must be there
	 * @param region null for the one that the environment names
	 * @param endpoint null for Amazon's own
	 * @param pathStyle whether the bucket is in the path of an address, and not in the
	 * host; null for whether there is an end point
	 * @param prefix of all keys, with the slash at its end if there is to be one
	 */
	record S3(@Nullable @Pattern(regexp = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
			message = "must be the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens") String bucket,
			@Nullable @Pattern(regexp = "[a-z0-9-]{2,40}",
					message = "must be a region, such as eu-central-1") String region,
			@Nullable URI endpoint, @Nullable Boolean pathStyle,
			@DefaultValue("") @NotNull @Pattern(regexp = "|[A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,199}",
					message = "must not begin with a slash, and have letters, digits, slashes and !_.*'()- only") String prefix) {

		S3 {
			if (endpoint != null
					&& (endpoint.getHost() == null || !String.valueOf(endpoint.getScheme()).matches("https?"))) {
				throw new IllegalArgumentException(
						"trainer.storage.s3.endpoint must be an address such as https://s3.example.org, found "
								+ endpoint);
			}
		}

		/** Where it is. */
		String inWords() {
			return "%s%s%s".formatted(this.bucket, this.prefix.isEmpty() ? "" : " with the prefix " + this.prefix,
					(this.endpoint != null) ? " at " + this.endpoint : "");
		}

		boolean isPathStyle() {
			return (this.pathStyle != null) ? this.pathStyle : this.endpoint != null;
		}

	}

	/**
	 * Blobs on this machine's disk.
	 *
	 * @param size above it the least recently used ones go
	 */
	record Cache(@DefaultValue("5GB") @NotNull DataSize size) {

		Cache {
			if (size != null && size.toMegabytes() < 1) {
				throw new IllegalArgumentException("trainer.storage.cache.size must be at least 1MB, found " + size);
			}
		}

	}

}
