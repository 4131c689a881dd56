using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lives: a kind of device and, where there are several, which one.</summary>
    public class Device
    {
        public DeviceType type { get; }

        /// <summary>-1: the current device of that kind.</summary>
        public int index { get; } = -1;

        /// <summary>`cpu`, `cuda`, `cuda:1`.</summary>
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var parts = description.Split(':');
            type = Parse(parts[0]);
            if (parts.Length > 1) index = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        public Device(string deviceType, int index = -1)
        {
            ArgumentNullException.ThrowIfNull(deviceType);
            type = Parse(deviceType);
            this.index = index;
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>The CUDA device of that index.</summary>
        public Device(int index)
        {
            type = DeviceType.CUDA;
            this.index = index;
        }

#pragma warning disable CA1308 // libtorch and PyTorch write devices in lower case.
        public override string ToString() =>
            type.ToString().ToLowerInvariant() + (type == DeviceType.CPU || index < 0 ? "" : $":{index}");
#pragma warning restore CA1308

        public static implicit operator Device(string description) => new(description);

        private static DeviceType Parse(string name) =>
            Enum.TryParse<DeviceType>(name, ignoreCase: true, out var type)
                ? type
                : throw new ArgumentException($"`{name}` is not a device; expected cpu, cuda, cuda:0, ...", nameof(name));
    }

    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>Shapes without data.</summary>
    public static readonly Device META = new(DeviceType.META);

    /// <summary>The current GPU.</summary>
    public static Device CUDA => InitializeDevice(new Device(DeviceType.CUDA));

    public static Device device(string description) => InitializeDevice(new Device(description));

    public static Device device(string deviceType, int index = -1) => InitializeDevice(new Device(deviceType, index));

    public static Device device(DeviceType deviceType, int index = -1) =>
        InitializeDevice(new Device(deviceType, index));

    public static Device device(int index) => new(DeviceType.CUDA, index);

    private static Device defaultDevice = CPU;

    public static Device get_default_device() => defaultDevice;

    /// <summary>Sets where factories put tensors when no device is given.</summary>
    public static void set_default_device(Device device) => defaultDevice = InitializeDevice(device);

    public static void set_default_device(string device) => set_default_device(new Device(device));

    /// <summary>The device itself, or the default one for null; an error where this libtorch cannot use it.</summary>
    public static Device InitializeDevice(Device? device)
    {
        if (device is null) return defaultDevice;
        InitializeDeviceType(device.type);
        return device;
    }

    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
            throw new InvalidOperationException(
                $"{deviceType} is not usable here: this libtorch is {__version__}, CUDA available: " +
                $"{cuda.is_available()}. Use torch.CPU, or a libtorch built with CUDA and its driver.");
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType) =>
        deviceType is DeviceType.CPU or DeviceType.META || (deviceType is DeviceType.CUDA && cuda.is_available());
}
