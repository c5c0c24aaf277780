package io.adax.trainer.optimizer;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import jdk.incubator.vector.VectorSpecies;

/**
 * Native memory as vectors are loaded from it: a {@link ByteBuffer} up to JDK 21, a
 * {@code MemorySegment} from 22 on. One class file does for both, because the method is
 * looked up; a handle in a static final field costs nothing.
 *
 * @param bytes the memory
 * @param container what {@link #load} and {@link #store} take
 */
record VectorMemory(ByteBuffer bytes, Object container) {

	private static final Lookup LOOKUP = MethodHandles.publicLookup();

	static VectorMemory of(ByteBuffer bytes) {
		return new VectorMemory(bytes, Container.CURRENT.of(bytes));
	}

	/** A handle of type (Object container, int offset)vector. */
	static MethodHandle load(Class<?> vector, VectorSpecies<?> species) {
		Container container = Container.CURRENT;
		MethodType type = MethodType.methodType(vector, VectorSpecies.class, container.type, container.offset,
				ByteOrder.class);
		try {
			MethodHandle load = LOOKUP.findStatic(vector, "from" + container.name, type);
			load = MethodHandles.insertArguments(load, 3, ByteOrder.nativeOrder());
			return MethodHandles.insertArguments(load, 0, species)
				.asType(MethodType.methodType(vector, Object.class, int.class));
		}
		catch (ReflectiveOperationException ex) {
			throw new LinkageError(ex.getMessage(), ex);
		}
	}

	/** A handle of type (vector, Object container, int offset)void. */
	static MethodHandle store(Class<?> vector) {
		Container container = Container.CURRENT;
		MethodType type = MethodType.methodType(void.class, container.type, container.offset, ByteOrder.class);
		try {
			MethodHandle store = LOOKUP.findVirtual(vector, "into" + container.name, type);
			return MethodHandles.insertArguments(store, 3, ByteOrder.nativeOrder())
				.asType(MethodType.methodType(void.class, vector, Object.class, int.class));
		}
		catch (ReflectiveOperationException ex) {
			throw new LinkageError(ex.getMessage(), ex);
		}
	}

	private record Container(String name, Class<?> type, Class<?> offset, MethodHandle of) {

		static final Container CURRENT = current();

		private static Container current() {
			try {
				return (Runtime.version().feature() < 22) ? buffer() : segment();
			}
			catch (ReflectiveOperationException ex) {
				throw new LinkageError(ex.getMessage(), ex);
			}
		}

		private static Container buffer() {
			return new Container("ByteBuffer", ByteBuffer.class, int.class, MethodHandles.identity(ByteBuffer.class));
		}

		private static Container segment() throws ReflectiveOperationException {
			Class<?> type = Class.forName("java.lang.foreign.MemorySegment");
			MethodHandle of = LOOKUP.findStatic(type, "ofBuffer", MethodType.methodType(type, Buffer.class));
			return new Container("MemorySegment", type, long.class, of);
		}

		Object of(ByteBuffer bytes) {
			try {
				return this.of.invoke(bytes);
			}
			catch (Throwable ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
