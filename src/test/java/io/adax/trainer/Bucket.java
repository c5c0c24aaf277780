package io.adax.trainer;

import java.util.Set;
import java.util.stream.Collectors;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of {@link S3Server} as whoever makes backups sees it. */
record Bucket(S3Client s3, String name) {

	/** A new one. */
	static Bucket create(String name) {
		Bucket bucket = new Bucket(S3Client.builder()
			.endpointOverride(S3Server.start().endpoint())
			.region(Region.US_EAST_1)
			.forcePathStyle(true)
			.build(), name);
		bucket.s3().createBucket((create) -> create.bucket(name));
		return bucket;
	}

	/** How a service names it. */
	Set<String> options() {
		return Set.of("--trainer.storage.type=s3", "--trainer.storage.s3.bucket=" + this.name,
				"--trainer.storage.s3.endpoint=" + S3Server.start().endpoint());
	}

	Set<String> objects() {
		return this.s3.listObjectsV2Paginator((list) -> list.bucket(this.name))
			.contents()
			.stream()
			.map(S3Object::key)
			.collect(Collectors.toSet());
	}

	/** One object after the other, as {@code aws s3 sync} does it. */
	void syncTo(Bucket other) {
		Set<String> there = other.objects();
		objects().stream().filter((object) -> !there.contains(object)).forEach((object) -> copyTo(other, object));
	}

	private void copyTo(Bucket other, String object) {
		try {
			this.s3.copyObject((copy) -> copy.sourceBucket(this.name)
				.sourceKey(object)
				.destinationBucket(other.name)
				.destinationKey(object));
		}
		catch (NoSuchKeyException ex) {
			// deleted since it was listed: a copy takes its time
		}
	}

}
