namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                RequireFloating(dtype);
                return Move(device, dtype, non_blocking);
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
                => Move(new Device(deviceType, deviceIndex), null, non_blocking);

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                RequireFloating(dtype);
                return Move(null, dtype, non_blocking);
            }

            internal T MoveAs<T>(Device? device, ScalarType? dtype) where T : Module => (T)Move(device, dtype, false);

            /// <summary>
            /// Moves in place: tensors that others hold, such as an optimizer's parameters, move along. Integer tensors
            /// keep their type.
            /// </summary>
            private Module Move(Device? device, ScalarType? dtype, bool non_blocking)
            {
                if (device?.type == DeviceType.CUDA && !cuda.is_available())
                    throw new InvalidOperationException("CUDA is not available: libtorch has no CUDA or there is no GPU.");
                using var _ = no_grad();
                foreach (var parameter in parameters_.Values)
                    Native.move_data(parameter, device, dtype, non_blocking);
                foreach (var (buffer, persistent) in buffers_.Values)
                    Native.move_data(buffer, device, dtype, non_blocking);
                foreach (var (_, child) in named_children())
                    child.MoveChild(device, dtype, non_blocking);
                return this;
            }

            /// <summary>Through the virtual methods, which a derived module may have overridden.</summary>
            private void MoveChild(Device? device, ScalarType? dtype, bool non_blocking)
            {
                if (device is null)
                    _to(dtype!.Value, non_blocking);
                else if (dtype is null)
                    _to(device.type, device.index, non_blocking);
                else
                    _to(device, dtype.Value, non_blocking);
            }

            private static void RequireFloating(ScalarType dtype)
            {
                if (!is_floating_point(dtype) && !is_complex(dtype))
                    throw new ArgumentException(
                        $"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}",
                        nameof(dtype));
            }
        }
    }
}
