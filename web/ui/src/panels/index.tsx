// The panels of the page.

export const Search = () => <div class="panel">Search</div>;
export const Legend = () => <div class="panel">Legend</div>;
export const TimeSlider = () => <div class="panel">Time</div>;
export const Thresholds = () => <div class="panel">Thresholds</div>;
export const EntityCard = () => <div class="panel">Entity</div>;
export const EvidencePanel = () => <div class="panel">Evidence</div>;
export const DocumentView = () => <div class="panel">Document</div>;
export const PathPanel = () => <div class="panel">Path</div>;
export const TablesTab = () => <div class="panel">Tables</div>;
export const TimelineTab = () => <div class="panel">Timeline</div>;
export const DocumentsTab = () => <div class="panel">Documents</div>;
export const CurationBar = () => null;
export const ReviewPanel = () => <div class="panel">Review</div>;
export const HelpDialog = () => null;
export const SaveDialog = () => null;
export const Toasts = () => null;
