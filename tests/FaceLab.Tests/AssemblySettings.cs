// libtorch's random number generator and thread pool belong to the process: tests that seed or measure must not overlap.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
