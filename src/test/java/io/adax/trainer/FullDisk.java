package io.adax.trainer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk for H2's files ({@code jdbc:h2:filling:/path}) that is full whenever a test says
 * so.
 */
public final class FullDisk extends FilePathWrapper {

	private static volatile boolean full;

	/** Makes H2 know it. */
	public static void register() {
		FilePath.register(new FullDisk());
	}

	/** From now on nothing can be written. */
	public static void fill() {
		full = true;
	}

	/** There is room again. */
	public static void free() {
		full = false;
	}

	@Override
	public String getScheme() {
		return "filling";
	}

	@Override
	public FileChannel open(String mode) throws IOException {
		return new File(super.open(mode));
	}

	private static final class File extends FileBase {

		private final FileChannel file;

		File(FileChannel file) {
			this.file = file;
		}

		private static void needsRoom() throws IOException {
			if (full) {
				throw new IOException("No space left on device");
			}
		}

		@Override
		public int write(ByteBuffer bytes) throws IOException {
			needsRoom();
			return this.file.write(bytes);
		}

		@Override
		public int write(ByteBuffer bytes, long position) throws IOException {
			needsRoom();
			return this.file.write(bytes, position);
		}

		@Override
		public int read(ByteBuffer bytes) throws IOException {
			return this.file.read(bytes);
		}

		@Override
		public int read(ByteBuffer bytes, long position) throws IOException {
			return this.file.read(bytes, position);
		}

		@Override
		public long position() throws IOException {
			return this.file.position();
		}

		@Override
		public FileChannel position(long position) throws IOException {
			this.file.position(position);
			return this;
		}

		@Override
		public long size() throws IOException {
			return this.file.size();
		}

		@Override
		public FileChannel truncate(long size) throws IOException {
			this.file.truncate(size);
			return this;
		}

		@Override
		public void force(boolean metadata) throws IOException {
			this.file.force(metadata);
		}

		@Override
		public FileLock tryLock(long position, long size, boolean shared) throws IOException {
			return this.file.tryLock(position, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			this.file.close();
		}

	}

}
