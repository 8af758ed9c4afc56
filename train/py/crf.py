"""Linear-chain CRF over BIO tags whose training sums over all tag sequences that the masks allow."""

import torch
from torch import nn

from labels import TAGS

N = len(TAGS)
NEVER = -1e4


def legal():
    """[N, N] bool: tag j may follow tag i; [N] bool: tag may start a sentence."""
    follow = torch.ones(N, N, dtype=torch.bool)
    start = torch.ones(N, dtype=torch.bool)
    for j, t in enumerate(TAGS):
        if t.startswith("I-"):
            start[j] = False
            for i, s in enumerate(TAGS):
                follow[i, j] = s[2:] == t[2:] and s != "O"
    return follow, start


def bits(masks):
    """int64 masks [...] to bool [..., N]."""
    return (masks.unsqueeze(-1) >> torch.arange(N, device=masks.device) & 1).bool()


class CRF(nn.Module):
    def __init__(self):
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(N, N))  # [from, to]
        self.start = nn.Parameter(torch.zeros(N))
        follow, start = legal()
        self.register_buffer("follow", follow, persistent=False)
        self.register_buffer("starts", start, persistent=False)

    def scores(self):
        return self.transitions.masked_fill(~self.follow, NEVER), self.start.masked_fill(~self.starts, NEVER)

    def log_z(self, emissions, lengths):
        """[B, T, N], [B] -> [B]: log of the sum over all sequences."""
        return torch.logsumexp(self.alphas(emissions, lengths)[-1], -1)

    def alphas(self, emissions, lengths):
        """List of T tensors [B, N]; beyond a sentence's end its last value is kept."""
        trans, start = self.scores()
        a = start + emissions[:, 0]
        out = [a]
        for t in range(1, emissions.shape[1]):
            nxt = torch.logsumexp(a.unsqueeze(2) + trans, 1) + emissions[:, t]
            a = torch.where((t < lengths).unsqueeze(1), nxt, a)
            out.append(a)
        return out

    def loss(self, emissions, masks, lengths):
        """Per sentence: log Z(all) - log Z(allowed). masks: int64 [B, T]; padding may hold anything."""
        e = emissions.float()
        allowed = e.masked_fill(~bits(masks), NEVER)
        z = self.log_z(torch.cat([e, allowed]), torch.cat([lengths, lengths]))
        n = len(lengths)
        return z[:n] - z[n:]

    def marginals(self, emissions, lengths):
        """[B, T, N] probabilities of each tag."""
        e = emissions.detach().float().requires_grad_(True)
        with torch.enable_grad():
            return torch.autograd.grad(self.log_z(e, lengths).sum(), e)[0]

    def soft_loss(self, emissions, target, lengths):
        """Cross entropy of the model's marginals against a teacher's [B, T, N], per sentence.

        Marginals by the forward-backward algorithm, differentiable."""
        e = emissions.float()
        trans, _ = self.scores()
        alpha = torch.stack(self.alphas(e, lengths), 1)
        b = torch.zeros_like(e[:, 0])
        betas = [b]
        for t in range(e.shape[1] - 1, 0, -1):
            prev = torch.logsumexp(trans + (e[:, t] + b).unsqueeze(1), 2)
            b = torch.where((t < lengths).unsqueeze(1), prev, b)
            betas.append(b)
        log_m = torch.log_softmax(alpha + torch.stack(betas[::-1], 1), -1)
        valid = torch.arange(e.shape[1], device=e.device) < lengths.unsqueeze(1)
        return -((target * log_m.clamp_min(-30)).sum(-1) * valid).sum(1)

    def viterbi(self, emissions, lengths):
        """List of lists of tag ids. Of equal scores the lower tag wins."""
        trans, start = (x.detach().float() for x in self.scores())
        e = emissions.detach().float()
        score, back = start + e[:, 0], []
        for t in range(1, e.shape[1]):
            best, arg = (score.unsqueeze(2) + trans).max(1)
            keep = (t < lengths).unsqueeze(1)
            score = torch.where(keep, best + e[:, t], score)
            back.append(torch.where(keep, arg, torch.arange(N, device=e.device)))
        tag = score.argmax(1)
        path = [tag]
        for arg in reversed(back):
            tag = arg.gather(1, tag.unsqueeze(1)).squeeze(1)
            path.append(tag)
        path = torch.stack(path[::-1], 1).tolist()
        return [p[:n] for p, n in zip(path, lengths.tolist())]
