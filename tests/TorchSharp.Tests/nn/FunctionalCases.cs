using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.NN;

/// <summary>How C# calls the functions of make_nn_golden.py, by the names of their cases.</summary>
internal static class FunctionalCases
{
    private static readonly Lazy<Dictionary<string, Func<Tensor[], Tensor>>> Made = new(Make);

    internal static Dictionary<string, Func<Tensor[], Tensor>> All => Made.Value;

    private static Dictionary<string, Func<Tensor[], Tensor>> Make()
    {
        var all = new Dictionary<string, Func<Tensor[], Tensor>>(Plain);
        var paddings = new[] { ("zeros", GridSamplePaddingMode.Zeros), ("border", GridSamplePaddingMode.Border),
            ("reflection", GridSamplePaddingMode.Reflection) };
        foreach (var (name, mode) in new[] { ("bilinear", GridSampleMode.Bilinear), ("nearest",
            GridSampleMode.Nearest) })
            foreach (var (padding, paddingMode) in paddings)
                foreach (var align in new[] { false, true })
                    all[$"grid_sample {name} {padding} {align}"] = x
                        => F.grid_sample(x[0], x[1], mode, paddingMode, align);
        foreach (var (name, mode) in new[] { ("bilinear", InterpolationMode.Bilinear), ("bicubic",
            InterpolationMode.Bicubic) })
            AddInterpolation(all, name, mode);
        return all;
    }

    private static void AddInterpolation(Dictionary<string, Func<Tensor[], Tensor>> all, string name,
        InterpolationMode mode)
    {
        double[] scale = [1.6, 0.7];
        foreach (var align in new[] { false, true })
            all[$"interpolate {name} {align}"] = x => F.interpolate(x[0], [9, 4], mode: mode, align_corners: align);
        all[$"interpolate {name} scale"] = x => F.interpolate(x[0], null, scale, mode, false);
        all[$"interpolate {name} recompute"] = x
            => F.interpolate(x[0], null, scale, mode, false, recompute_scale_factor: true);
        all[$"interpolate {name} antialias"] = x
            => F.interpolate(x[0], [3, 4], mode: mode, align_corners: false, antialias: true);
    }

    private static readonly Dictionary<string, Func<Tensor[], Tensor>> Plain = new()
    {
        ["linear"] = x => F.linear(x[0], x[1], x[2]),
        ["conv1d"] = x => F.conv1d(x[0], x[1], x[2], 2, 1, 1, 1),
        ["conv1d_padding"] = x => F.conv1d_padding(x[0], x[1], null, 1, Padding.Same, 2),
        ["conv2d"] = x => F.conv2d(x[0], x[1], x[2], [2, 1], [1, 0]),
        ["conv2d defaults"] = x => F.conv2d(x[0], x[1]),
        ["conv2d_padding"] = x => F.conv2d_padding(x[0], x[1], null, [1, 1], Padding.Same),
        ["conv_transpose2d"] = x => F.conv_transpose2d(x[0], x[1], x[2], [2, 1], [1, 0], [1, 0]),
        ["unfold"] = x => F.unfold(x[0], 3, padding: 1, stride: 2),
        ["batch_norm"] = x => F.batch_norm(x[0], x[1], x[2], x[3], x[4]),
        ["batch_norm train"] = x => F.batch_norm(x[0], null, null, x[1], x[2], true, 0.1, 1e-3),
        ["instance_norm"] = x => F.instance_norm(x[0], null, null, x[1], x[2], true, 0.1, 1e-3),
        ["layer_norm"] = x => F.layer_norm(x[0], [7], x[1], x[2]),
        ["group_norm"] = x => F.group_norm(x[0], 3, x[1], x[2], 1e-3),
        ["normalize"] = x => F.normalize(x[0]),
        ["normalize p"] = x => F.normalize(x[0], 1.0, 0, 1e-3),
        ["normalize tiny"] = x => F.normalize(x[0]),
        ["local_response_norm"] = x => F.local_response_norm(x[0], 3, 0.1, 0.5, 2.0),
        ["max_pool1d"] = x => F.max_pool1d(x[0], 3),
        ["max_pool2d"] = x => F.max_pool2d(x[0], 3, 2, 1),
        ["max_pool2d_with_indices"] = x => F.max_pool2d_with_indices(x[0], [3, 2]).output,
        ["avg_pool1d"] = x => F.avg_pool1d(x[0], 3),
        ["avg_pool2d"] = x => F.avg_pool2d(x[0], 3, 2, 1),
        ["adaptive_avg_pool1d"] = x => F.adaptive_avg_pool1d(x[0], 4),
        ["adaptive_avg_pool2d"] = x => F.adaptive_avg_pool2d(x[0], (3, 2)),
        ["adaptive_max_pool1d"] = x => F.adaptive_max_pool1d(x[0], 4),
        ["adaptive_max_pool2d"] = x => F.adaptive_max_pool2d(x[0], [3, 2]),
        ["adaptive_max_pool2d_with_indices"] = x => F.adaptive_max_pool2d_with_indices(x[0], [3, 2]).Values,
        ["lp_pool2d"] = x => F.lp_pool2d(x[0], 2, 2),
        ["relu"] = x => F.relu(x[0]),
        ["relu6"] = x => F.relu6(x[0]),
        ["selu"] = x => F.selu(x[0]),
        ["gelu"] = x => F.gelu(x[0]),
        ["gelu tanh"] = x => F.gelu(x[0], Modules.GELU.Approximate.tanh),
        ["silu"] = x => F.silu(x[0]),
        ["mish"] = x => F.mish(x[0]),
        ["hardswish"] = x => F.hardswish(x[0]),
        ["hardsigmoid"] = x => F.hardsigmoid(x[0]),
        ["logsigmoid"] = x => F.logsigmoid(x[0]),
        ["sigmoid"] = x => F.sigmoid(x[0]),
        ["tanh"] = x => F.tanh(x[0]),
        ["leaky_relu"] = x => F.leaky_relu(x[0], 0.2),
        ["prelu"] = x => F.prelu(x[0], x[1]),
        ["elu"] = x => F.elu(x[0], 0.7),
        ["softplus"] = x => F.softplus(x[0], 1.5, 4.0),
        ["softmax"] = x => F.softmax(x[0], 1),
        ["log_softmax"] = x => F.log_softmax(x[0], 1),
        ["dropout"] = x => F.dropout(x[0], 0.0),
        ["dropout all"] = x => F.dropout(x[0], 1.0),
        ["dropout2d"] = x => F.dropout2d(x[0], 0.7, training: false),
        ["cosine_similarity"] = x => F.cosine_similarity(x[0], x[1]),
        ["cosine_similarity broadcast"] = x => F.cosine_similarity(x[0], x[1], -1),
        ["pairwise_distance"] = x => F.pairwise_distance(x[0], x[1]),
        ["one_hot"] = x => F.one_hot(x[0]),
        ["one_hot wide"] = x => F.one_hot(x[0], 6),
        ["pad"] = x => F.pad(x[0], (1, 2), PaddingModes.Constant, 1.5),
        ["pad constant"] = x => F.pad(x[0], (1, 2, 0, 3)),
        ["pad reflect"] = x => F.pad(x[0], (1, 2, 0, 3), PaddingModes.Reflect),
        ["pad replicate"] = x => F.pad(x[0], new long[] { 1, 2, 0, 3 }, PaddingModes.Replicate),
        ["pad circular"] = x => F.pad(x[0], (1, 2, 0, 3), PaddingModes.Circular),
        ["grid_sample"] = x => F.grid_sample(x[0], x[1], align_corners: false),
        ["affine_grid"] = x => F.affine_grid(x[0], [2, 3, 4, 5]),
        ["affine_grid corners"] = x => F.affine_grid(x[0], [2, 3, 4, 5], align_corners: true),
        ["pixel_shuffle"] = x => F.pixel_shuffle(x[0], 2),
        ["pixel_unshuffle"] = x => F.pixel_unshuffle(x[0], 2),
        ["interpolate"] = x => F.interpolate(x[0], scale_factor: [1.6, 0.7]),
        ["interpolate size"] = x => F.interpolate(x[0], [9, 4]),
        ["interpolate exact"] = x => F.interpolate(x[0], [9, 4], mode: InterpolationMode.NearestExact),
        ["interpolate area"] = x => F.interpolate(x[0], scale_factor: [0.6, 0.7], mode: InterpolationMode.Area),
        ["interpolate line"] = x => F.interpolate(x[0], [5], mode: InterpolationMode.Linear, align_corners: true),
        ["upsample"] = x => F.upsample(x[0], [9, 4], mode: UpsampleMode.Bilinear),
        ["binary_cross_entropy"] = x => F.binary_cross_entropy(x[0], x[1], x[2]),
        ["binary_cross_entropy_with_logits"] = x => F.binary_cross_entropy_with_logits(x[0], x[1], x[2],
            pos_weights: x[3]),
        ["cross_entropy"] = x => F.cross_entropy(x[0], x[1], x[2], ignore_index: 2, label_smoothing: 0.1),
        ["cross_entropy probabilities"] = x => F.cross_entropy(x[0], x[1], reduction: Reduction.Sum),
        ["cross_entropy images"] = x => F.cross_entropy(x[0], x[1]),
        ["nll_loss"] = x => F.nll_loss(x[0], x[1], x[2]),
        ["mse_loss"] = x => F.mse_loss(x[0], x[1]),
        ["mse_loss broadcast"] = x => F.mse_loss(x[0], x[1]),
        ["l1_loss"] = x => F.l1_loss(x[0], x[1]),
        ["l1_loss broadcast"] = x => F.l1_loss(x[0], x[1]),
        ["smooth_l1_loss"] = x => F.smooth_l1_loss(x[0], x[1]),
        ["huber_loss"] = x => F.huber_loss(x[0], x[1]),
        ["kl_div"] = x => F.kl_div(x[0], x[1]),
        ["cosine_embedding_loss"] = x => F.cosine_embedding_loss(x[0], x[1], x[2]),
        ["hinge_embedding_loss"] = x => F.hinge_embedding_loss(x[0], x[1], 0.5),
        ["margin_ranking_loss"] = x => F.margin_ranking_loss(x[0], x[1], x[2]),
        ["triplet_margin_loss"] = x => F.triplet_margin_loss(x[0], x[1], x[2]),
        ["triplet_margin_with_distance_loss"] = x => F.triplet_margin_with_distance_loss(x[0], x[1], x[2]),
        ["soft_margin_loss"] = x => F.soft_margin_loss(x[0], x[1]),
        ["multi_margin_loss"] = x => F.multi_margin_loss(x[0], x[1], 1, 0.7, x[2]),
    };
}
