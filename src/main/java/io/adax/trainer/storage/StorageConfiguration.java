package io.adax.trainer.storage;

import java.io.IOException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where blobs are kept. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

	@Bean
	BlobStore blobStore(StorageProperties properties, TrainerHome home, S3Storage s3, S3Meters meters)
			throws IOException {
		return switch (properties.type()) {
			case FOLDER -> {
				FolderBlobStore store = new FolderBlobStore(home.directory("blobs"));
				store.sweep();
				yield store;
			}
			case S3 -> s3.open(properties, meters);
		};
	}

	@Bean
	SharedBlobs sharedBlobs(BlobStore blobs, ObjectProvider<BlobUse> uses) {
		return new SharedBlobs(blobs, uses::orderedStream);
	}

}
