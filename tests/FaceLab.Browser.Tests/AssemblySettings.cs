// One Chromium serves every test, one page after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
